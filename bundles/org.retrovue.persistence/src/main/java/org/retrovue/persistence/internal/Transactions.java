package org.retrovue.persistence.internal;

import java.sql.SQLException;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.EntityTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work in transactions: all of it is kept, or none. Any thread. */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    /** A transaction that lost against another is tried this often. */
    private static final int ATTEMPTS = 3;

    private final EntityManagerFactory factory;

    Transactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    <T> T call(Function<EntityManager, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !lostAgainstAnother(e)) {
                    throw e;
                }
                LOG.debug("Transaction is tried again", e);
            }
        }
    }

    private <T> T once(Function<EntityManager, T> work) {
        EntityManager manager = factory.createEntityManager();
        try {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(manager);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        } finally {
            manager.close();
        }
    }

    /** A deadlock or lock timeout, or a row that another wrote first: next time it is found and replaced. */
    private static boolean lostAgainstAnother(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isConflict(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 40 is a rollback through no fault of one's own, 23505 a duplicate key. */
    private static boolean isConflict(String sqlState) {
        return sqlState.startsWith("40") || sqlState.equals("23505");
    }
}
