package org.retrovue.delivery.mpegts.internal;

import org.retrovue.api.delivery.Delivery;
import org.retrovue.tck.contract.DeliveryContract;

public final class MpegTsDeliveryTest extends DeliveryContract {

    @Override
    protected Delivery delivery() {
        return new MpegTsDelivery();
    }
}
