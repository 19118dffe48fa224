package planner

// pace is how full days are.
type pace struct {
	percent  int // of the usual length of a visit
	buffer   int // minutes between two visits, besides the way
	maxStops int // a day; 0 no bound
	maxWalk  int // minutes on foot a day; 0 no bound
}

var paces = map[string]pace{
	"easy":   {125, 15, 4, 75},
	"normal": {100, 10, 7, 120},
	"full":   {85, 5, 12, 200},
}

func paceNamed(name string) pace {
	if p, known := paces[name]; known {
		return p
	}
	return pace{percent: 100}
}

// usual is how many minutes a visit takes where nobody says, by the kind of the
// place or the type of the item: rough figures of guide books, for places that
// come without one.
var usual = map[string]int{
	"museum": 90, "gallery": 60, "church": 40, "landmark": 30, "quarter": 90, "park": 60, "monument": 30, "temple": 45, "market": 60,
	"square": 20, "garden": 60, "street": 45, "palace": 90, "viewpoint": 25, "shopping": 75, "theatre": 120, "mosque": 45, "castle": 90,
	"theme_park": 360, "bridge": 20, "ruins": 60, "observation_deck": 60, "tower": 45, "transport": 20, "beach": 120, "zoo": 180,
	"nightlife": 120, "stadium": 60, "cemetery": 45, "aquarium": 120, "library": 40, "synagogue": 40, "island": 240, "lake": 60,
	"restaurant": 75, "cafe": 30, "bar": 60, "activity": 90, "city": 120, "airport": 90,
	"flight": 120, "train": 90, "bus": 60, "ferry": 60, "car": 60, "transfer": 45,
}

// anyVisit is for kinds that are not in the table.
const anyVisit = 60

// fits is when a visit makes sense of kinds whose hours do not say it: nobody
// asks for a night out at nine in the morning. It bounds the start of visits that
// are free, on days that last so long.
var fits = map[string]struct{ from, to string }{
	"nightlife": {"18:00", "23:00"}, "bar": {"17:00", "23:00"}, "restaurant": {"11:30", "21:30"}, "beach": {"09:00", "17:00"},
}

// walkOf is how many minutes of a way are on foot: all of a walk, to and from
// the stops of a ride, to and from a parked car.
func walkOf(mode string, minutes int) int {
	switch mode {
	case "walk":
		return minutes
	case "transit":
		return min(minutes, 5)
	}
	return min(minutes, 2)
}

// What a visit is worth. Somebody's own wish outweighs any fame, what is planned
// already a little more, and the best known place of a city is worth twenty times
// the least known.
const (
	wantedScore  = 300
	plannedScore = 40
	voteScore    = 60
	mostVotes    = 3
	fameScore    = 100
	leastScore   = 5
	leastKnown   = 0.33 // popularity that is worth the least
	bestKnown    = 0.78
)
