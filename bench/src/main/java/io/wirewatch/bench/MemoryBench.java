package io.wirewatch.bench;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.suite.ProcessMemory;
import io.wirewatch.bench.suite.SuiteProcess;
import java.io.IOException;

/** Memory of a suite's JVM at rest and after the load. */
final class MemoryBench {
    private final BenchPlan plan;
    private final Table table = new Table("MiB", "resident", "live on the heap");

    MemoryBench(BenchPlan plan) {
        this.plan = plan;
    }

    /** Reads it once the suite has rested: the resident first, since the heap is collected to tell what is alive on it. */
    void read(String when, SuiteProcess suite) throws IOException, InterruptedException {
        Thread.sleep(plan.idle());
        ProcessMemory memory = suite.memory();
        double resident = memory.resident();
        table.row(when, Digits.three(resident), Digits.three(memory.liveHeap()));
    }

    Section section() {
        String remark = "The suite's one JVM, broker and registry included, as `./wirewatch up` sets it; each after "
                + plan.idle().toSeconds() + " s of rest.";
        return new Section("Memory", remark, table);
    }
}
