package instance

// isOrder says whether the rows are the number of places, a square matrix of
// travel times, and each place's window.
func isOrder(rows []row) bool {
	return len(rows) > 1 && len(rows[0].num) == 1 && rows[0].whole(0, 1, maxPoints) && len(rows[1].num) == int(rows[0].num[0])
}
