package org.retrovue.persistence.internal;

import org.jspecify.annotations.Nullable;

/** The station cannot work with this database. The message says why and what to do. */
final class DatabaseUnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    DatabaseUnusableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
