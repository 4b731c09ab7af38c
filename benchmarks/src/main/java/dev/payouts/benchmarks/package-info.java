/**
 * Measurements: JMH benchmarks, and the table of calls against the N+1 way (DESIGN.md, "Calls: as
 * few as Notion allows"). So far this is the module alone; nothing here is measured yet.
 */
@NullMarked
package dev.payouts.benchmarks;

import org.jspecify.annotations.NullMarked;
