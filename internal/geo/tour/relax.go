package tour

// WishKind is what kind of wish would have to give way.
type WishKind string

const (
	WishMust    WishKind = "must"    // do without Stop, or without its being a must
	WishFixed   WishKind = "fixed"   // take Stop off Day
	WishBreak   WishKind = "break"   // do without break Index of Day
	WishEnd     WishKind = "end"     // end Day later by By
	WishLimit   WishKind = "limit"   // allow By more of Limits[Index], on Day or in all
	WishStops   WishKind = "stops"   // allow By more visits on Day
	WishWalking WishKind = "walking" // allow By more on foot on Day
	WishMoney   WishKind = "money"   // spend By more
)

// Wish is one thing to give way. What does not apply is -1.
type Wish struct {
	Kind  WishKind
	Day   int
	Stop  int
	Index int
	By    int
}

// Relaxed are the smallest sets of wishes of which each lets all other musts,
// fixed stops and breaks into a plan. Nothing has to give way where it has one
// empty set.
type Relaxed struct {
	Sets [][]Wish
	// Exact says that no smaller set does. Else the sets were found by letting wishes
	// go one after another, because there are more than twelve musts, many fixed
	// stops, or the time was over.
	Exact bool
}
