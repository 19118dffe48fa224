// Package tour plans days: which places to visit, on which day and in which
// order, so that the visits are worth the most.
//
// The problem is the Team Orienteering Problem with Time Windows, in whole
// numbers: each day has a start, an end and the time between them, each place a
// score, a duration and hours that may differ by day. Solve is an anytime
// search. It does no I/O, reads no clock but the one it is given, allocates
// nothing once it runs, and with a number of iterations instead of a time it
// gives the same plan for the same seed.
//
// What must hold: every plan that leaves the package is feasible, and none is
// worth less than the plan the search was started from.
package tour
