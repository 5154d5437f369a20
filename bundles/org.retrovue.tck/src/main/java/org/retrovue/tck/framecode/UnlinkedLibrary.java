package org.retrovue.tck.framecode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Takes needed libraries out of a shared library's head.
 *
 * <p>Why: the ffmpeg program is linked with libavdevice, and that with the libraries of sound cards and screens, which a build machine has not. They are bound at the first call only,
 * and nobody records from a sound card here.
 */
final class UnlinkedLibrary {
    private static final int SECTION_DYNAMIC = 6;
    private static final int SECTION_VERSIONS_NEEDED = 0x6ffffffe;
    private static final long TAG_NEEDED = 1;
    private static final int SECTIONS_AT = 0x28;
    private static final int SECTION_SIZE = 64;
    private static final int SECTION_COUNT_AT = 0x3C;

    private final ByteBuffer elf;
    private final String[] prefixes;

    private UnlinkedLibrary(byte[] library, String... prefixes) {
        this.elf = ByteBuffer.wrap(library.clone()).order(ByteOrder.LITTLE_ENDIAN);
        this.prefixes = prefixes;
    }

    /** Returns a copy of a 64-bit little-endian ELF library that does not ask for libraries whose names begin so. */
    static byte[] without(byte[] library, String... prefixes) {
        UnlinkedLibrary unlinked = new UnlinkedLibrary(library, prefixes);
        int sections = (int) unlinked.elf.getLong(SECTIONS_AT);
        int count = unlinked.elf.getShort(SECTION_COUNT_AT);
        for (int i = 0; i < count; i++) {
            int section = sections + i * SECTION_SIZE;
            int type = unlinked.elf.getInt(section + 4);
            int offset = (int) unlinked.elf.getLong(section + 24);
            int size = (int) unlinked.elf.getLong(section + 32);
            int names = (int) unlinked.elf.getLong(sections + unlinked.elf.getInt(section + 40) * SECTION_SIZE + 24);
            if (type == SECTION_DYNAMIC) {
                unlinked.forgetNeeded(offset, size, names);
            } else if (type == SECTION_VERSIONS_NEEDED) {
                unlinked.forgetVersions(offset, names);
            }
        }
        return unlinked.elf.array();
    }

    /** Lets each unwanted entry name the first wanted library once more. */
    private void forgetNeeded(int offset, int size, int names) {
        long wanted = -1;
        for (int at = offset; at < offset + size; at += 16) {
            if (elf.getLong(at) == TAG_NEEDED && !unwanted(names + (int) elf.getLong(at + 8))) {
                wanted = elf.getLong(at + 8);
            }
        }
        for (int at = offset; at < offset + size; at += 16) {
            if (elf.getLong(at) == TAG_NEEDED && unwanted(names + (int) elf.getLong(at + 8))) {
                elf.putLong(at + 8, wanted);
            }
        }
    }

    /** Takes the unwanted out of the chain of version records; the first is never one. */
    private void forgetVersions(int offset, int names) {
        int kept = offset;
        int at = offset;
        for (int next = elf.getInt(at + 12); next != 0; next = elf.getInt(at + 12)) {
            at += next;
            if (unwanted(names + elf.getInt(at + 4))) {
                elf.putInt(kept + 12, elf.getInt(at + 12) == 0 ? 0 : at + elf.getInt(at + 12) - kept);
            } else {
                kept = at;
            }
        }
    }

    private boolean unwanted(int name) {
        for (String prefix : prefixes) {
            byte[] start = prefix.getBytes(StandardCharsets.US_ASCII);
            byte[] there = new byte[start.length];
            elf.get(name, there);
            if (prefix.equals(new String(there, StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }
}
