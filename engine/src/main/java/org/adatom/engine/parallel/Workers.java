package org.adatom.engine.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that works through numbered tasks together.
 *
 * <p>Tasks begin in the order of their numbers, but which worker gets which, and when it ends, is open. A result must
 * depend on the task's number only: then it has the same bits for any number of threads. The caller is worker 0 and works too; with one worker
 * everything runs inline. The others park between jobs. One job at a time, from one calling thread; a task starts no
 * job of its own.
 */
public final class Workers implements AutoCloseable {
    /** One task of a parallel job. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does task number {@code task}.
         *
         * @param worker index of the running worker, for scratch memory
         */
        void run(int task, int worker);
    }

    private static final int SPINS = 2000;

    private final Thread[] threads;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger active = new AtomicInteger();
    private volatile int generation;
    private volatile boolean closed;
    private volatile Thread caller;
    private boolean running;
    private Task job;
    private int tasks;
    private Throwable failure;
    private int failedTask;

    /**
     * A team of that many workers, the caller included.
     *
     * @throws IllegalArgumentException if there would be none
     */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + count);
        }
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int worker = i + 1;
            threads[i] = new Thread(() -> serve(worker), "adatom-worker-" + worker);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /** Number of workers, the caller included. */
    public int count() {
        return threads.length + 1;
    }

    /**
     * Runs {@code task} for 0 to {@code count - 1} and returns when all are done.
     *
     * <p>A failure is rethrown, and no further task begun; of several that of the lowest task, which is the same for any
     * number of workers because tasks begin in the order of their numbers.
     *
     * @throws IllegalStateException if called by a task, or after {@link #close}
     */
    public void run(int count, Task task) {
        if (closed || running) {
            throw new IllegalStateException(closed ? "the workers have been closed" : "a task cannot start a job");
        }
        running = true;
        try {
            if (threads.length == 0 || count <= 1) {
                for (int i = 0; i < count; i++) {
                    task.run(i, 0);
                }
            } else {
                runTogether(count, task);
            }
        } finally {
            running = false;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the caller is the only one who writes it
    private void runTogether(int count, Task task) {
        job = task;
        tasks = count;
        failure = null;
        caller = Thread.currentThread();
        next.set(0);
        active.set(threads.length);
        generation++;
        for (Thread t : threads) {
            LockSupport.unpark(t);
        }
        work(0);
        for (int spins = 0; active.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        job = null;
        Throwable t = failure;
        if (t instanceof RuntimeException e) {
            throw e;
        } else if (t instanceof Error e) {
            throw e;
        }
    }

    private void work(int worker) {
        int i = next.getAndIncrement();
        try {
            for (; i < tasks; i = next.getAndIncrement()) {
                job.run(i, worker);
            }
        } catch (RuntimeException | Error e) {
            fail(i, e);
        }
    }

    private synchronized void fail(int task, Throwable e) {
        if (failure == null || task < failedTask) {
            failure = e;
            failedTask = task;
        }
        next.set(tasks);
    }

    private void serve(int worker) {
        int seen = 0;
        while (true) {
            for (int spins = 0; generation == seen && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (generation == seen) {
                return;
            }
            seen = generation;
            work(worker);
            if (active.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (Thread t : threads) {
            LockSupport.unpark(t);
        }
    }
}
