package openhours

import (
	"math"
	"time"
)

// The sun's depression below the horizon, in degrees from the zenith: its
// upper edge with refraction, and civil twilight.
const (
	edge  = 90.833
	civil = 96.0
)

// minute gives the wall-clock minute of a moment of a day; false where the sun
// does not do so, or the place is not known. Late sunsets may pass 24:00.
func (e *evaluation) minute(m moment, d day) (int, bool) {
	if m.event == noEvent {
		return m.minutes, true
	}
	if !e.at.located() {
		return 0, false
	}
	a := e.almanac(d)
	if !a.known[m.event] {
		a.known[m.event] = true
		a.minute[m.event], a.happens[m.event] = e.happens(m.event, d)
	}
	return a.minute[m.event] + m.minutes, a.happens[m.event]
}

// almanac remembers a day's sun: a value may name it many times.
type almanac struct {
	day            day
	known, happens [len(events)]bool
	minute         [len(events)]int
}

// almanac has room for the few days in a row that an evaluation looks at.
func (e *evaluation) almanac(d day) *almanac {
	a := &e.almanacs[int(d)&(len(e.almanacs)-1)]
	if a.day != d {
		*a = almanac{day: d}
	}
	return a
}

func (e *evaluation) happens(what event, d day) (int, bool) {
	t, ok := sun(what, instant(d, oneDay/2, e.at.zone()), e.at.Lat, e.at.Lon)
	if !ok {
		return 0, false
	}
	local := t.In(e.at.zone())
	days := dayOf(local.Date()) - d
	return int(days)*oneDay + local.Hour()*60 + local.Minute(), true
}

// sun gives an event of the solar day whose noon is nearest to an instant, to
// the minute. The formulas are those of NOAA's solar calculator, after J.
// Meeus, Astronomical Algorithms; good to about a minute below 72 degrees of
// latitude.
func sun(what event, near time.Time, lat, lon float64) (time.Time, bool) {
	zenith, side := edge, 1.0
	if what == dawn || what == dusk {
		zenith = civil
	}
	if what == dawn || what == sunrise {
		side = -1
	}
	_, equation := solar(near)
	noon := midday(near, lon, equation)
	t := noon
	for range 3 { // the sun moves on meanwhile
		declination, equation := solar(t)
		angle, ok := hourAngle(lat, declination, zenith)
		if !ok {
			return time.Time{}, false
		}
		t = midday(noon, lon, equation).Add(minutes(side * 4 * angle))
	}
	return t.Round(time.Minute), true
}

// midday is noon of the solar day that an instant is in: by definition within
// twelve hours of it.
func midday(t time.Time, lon, equation float64) time.Time {
	ahead := minutes(4*lon + equation) // of UTC
	return t.Add(ahead).Truncate(24 * time.Hour).Add(12*time.Hour - ahead)
}

func minutes(m float64) time.Duration { return time.Duration(m * float64(time.Minute)) }

func sin(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }

func cos(degrees float64) float64 { return math.Cos(degrees * math.Pi / 180) }

func tan(degrees float64) float64 { return math.Tan(degrees * math.Pi / 180) }

func degrees(radians float64) float64 { return radians * 180 / math.Pi }

// solar gives the sun's declination in degrees and the equation of time in
// minutes.
func solar(t time.Time) (declination, equation float64) {
	c := (float64(t.Unix())/86400 + 2440587.5 - 2451545) / 36525 // Julian centuries since 2000
	mean := 280.46646 + c*(36000.76983+c*0.0003032)
	anomaly := 357.52911 + c*(35999.05029-c*0.0001537)
	eccentricity := 0.016708634 - c*(0.000042037+c*0.0000001267)
	centre := sin(anomaly)*(1.914602-c*(0.004817+c*0.000014)) + sin(2*anomaly)*(0.019993-c*0.000101) + sin(3*anomaly)*0.000289
	node := 125.04 - 1934.136*c
	longitude := mean + centre - 0.00569 - 0.00478*sin(node)
	obliquity := 23 + (26+(21.448-c*(46.815+c*(0.00059-c*0.001813)))/60)/60 + 0.00256*cos(node)
	y := tan(obliquity/2) * tan(obliquity/2)
	equation = 4 * degrees(y*sin(2*mean)-2*eccentricity*sin(anomaly)+4*eccentricity*y*sin(anomaly)*cos(2*mean)-
		y*y*sin(4*mean)/2-1.25*eccentricity*eccentricity*sin(2*anomaly))
	return degrees(math.Asin(sin(obliquity) * sin(longitude))), equation
}

// hourAngle is how far the sun stands from its noon when it is at a zenith
// distance, in degrees; false when it never is.
func hourAngle(lat, declination, zenith float64) (float64, bool) {
	c := cos(zenith)/(cos(lat)*cos(declination)) - tan(lat)*tan(declination)
	return degrees(math.Acos(c)), c >= -1 && c <= 1
}
