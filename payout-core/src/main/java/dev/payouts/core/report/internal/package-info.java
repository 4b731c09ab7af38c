/** The words of reports, shared by their forms and by the tables of the command. */
@NullMarked
package dev.payouts.core.report.internal;

import org.jspecify.annotations.NullMarked;
