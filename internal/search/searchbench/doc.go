// Package searchbench measures search inside one process, for the command
// `sojourn bench search`: suggestions for 2, 3 and 5 letters and the nearest 20
// places within a kilometre in dense cities. Each stands beside a baseline of
// the same run, a scan over all names or positions in memory, so that figures
// of different machines can be compared by their ratio.
package searchbench
