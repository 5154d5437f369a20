package org.retrovue.media.engine.internal;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.retrovue.media.api.MediaException;

/** Makes what an encoder gives the same for every GOP: an access unit delimiter first, no advertisement of the encoder. */
final class AccessUnits {
    private static final int NAL_SEI = 6;
    private static final int NAL_PARAMETERS = 7;
    private static final int NAL_DELIMITER = 9;
    private static final int USER_DATA_UNREGISTERED = 5;
    private static final byte[] DELIMITER = {0, 0, 0, 1, NAL_DELIMITER, (byte) 0xf0};

    private AccessUnits() {}

    /** Returns an Annex B access unit with a delimiter in front and without SEI messages of unregistered user data. */
    static byte[] tidy(byte[] unit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(unit.length + DELIMITER.length);
        int at = startCode(unit, 0);
        if (at < unit.length && type(unit, at) != NAL_DELIMITER) {
            out.writeBytes(DELIMITER);
        }
        while (at < unit.length && !isSlice(type(unit, at))) {
            int next = startCode(unit, payload(unit, at));
            if (type(unit, at) != NAL_SEI || unit[payload(unit, at) + 1] != USER_DATA_UNREGISTERED) {
                out.write(unit, at, next - at);
            }
            at = next;
        }
        out.write(unit, at, unit.length - at);
        return out.toByteArray();
    }

    /** Returns profile, constraints and level as six hexadecimal digits, from the sequence parameter set of an access unit. */
    static String profileAndLevel(byte[] unit) throws MediaException {
        for (int at = startCode(unit, 0); at < unit.length; at = startCode(unit, payload(unit, at))) {
            int from = payload(unit, at);
            if ((unit[from] & 31) == NAL_PARAMETERS) {
                return HexFormat.of().formatHex(unit, from + 1, from + 4);
            }
        }
        throw new MediaException("an IDR picture without a sequence parameter set");
    }

    private static boolean isSlice(int type) {
        return type >= 1 && type <= 5;
    }

    private static int type(byte[] unit, int at) {
        return unit[payload(unit, at)] & 31;
    }

    /** Returns where the NAL's header byte is. */
    private static int payload(byte[] unit, int at) {
        return unit[at + 2] == 1 ? at + 3 : at + 4;
    }

    /** Returns where the next start code begins, its leading zero byte included; the length when there is none. */
    private static int startCode(byte[] unit, int from) {
        for (int i = from; i + 3 < unit.length; i++) {
            if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1) {
                return i > from && unit[i - 1] == 0 ? i - 1 : i;
            }
        }
        return unit.length;
    }
}
