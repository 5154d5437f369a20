package org.retrovue.delivery.hls.internal;

import org.retrovue.api.delivery.Delivery;
import org.retrovue.tck.contract.DeliveryContract;

public final class HlsDeliveryTest extends DeliveryContract {

    @Override
    protected Delivery delivery() {
        return new HlsDelivery();
    }
}
