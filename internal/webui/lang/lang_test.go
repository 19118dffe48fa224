package lang_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/webui/lang"
)

func day(s string) time.Time {
	t, _ := time.Parse(time.DateOnly, s)
	return t
}

func TestDates(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string][5]string{
		"en": {"Saturday 1 May", "1 May 2027", "1–3 May 2027", "30 April – 2 May 2027", "31 December 2027 – 1 January 2028"},
		"de": {"Samstag, 1. Mai", "1. Mai 2027", "1.–3. Mai 2027", "30. April – 2. Mai 2027", "31. Dezember 2027 – 1. Januar 2028"},
		"fr": {"samedi 1er mai", "1er mai 2027", "1er–3 mai 2027", "30 avril – 2 mai 2027", "31 décembre 2027 – 1er janvier 2028"},
		"es": {"sábado, 1 de mayo", "1 de mayo de 2027", "1–3 de mayo de 2027", "30 de abril – 2 de mayo de 2027", "31 de diciembre de 2027 – 1 de enero de 2028"},
		"ja": {"5月1日（土曜日）", "2027年5月1日", "2027年5月1日～3日", "2027年4月30日～5月2日", "2027年12月31日～2028年1月1日"},
		"ar": {"السبت 1 مايو", "1 مايو 2027", "1–3 مايو 2027", "30 أبريل – 2 مايو 2027", "31 ديسمبر 2027 – 1 يناير 2028"},
	} {
		l := lang.Find(tag)
		require.Equal(t, tag, l.Tag)
		got := [5]string{l.Weekday(day("2027-05-01")), l.Span(day("2027-05-01"), day("2027-05-01")), l.Span(day("2027-05-01"), day("2027-05-03")),
			l.Span(day("2027-04-30"), day("2027-05-02")), l.Span(day("2027-12-31"), day("2028-01-01"))}
		require.Equal(t, want, got, tag)
	}
}

func TestPlurals(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string][4]string{
		"en": {"1 day", "2 days", "3 days", "11 days"},
		"de": {"1 Tag", "2 Tage", "3 Tage", "11 Tage"},
		"ja": {"1日間", "2日間", "3日間", "11日間"},
		"ar": {"يوم واحد", "يومان", "3 أيام", "11 يومًا"},
	} {
		l := lang.Find(tag)
		require.Equal(t, want, [4]string{l.N("{n} days", 1), l.N("{n} days", 2), l.N("{n} days", 3), l.N("{n} days", 11)}, tag)
	}
}

func TestLengths(t *testing.T) {
	t.Parallel()
	require.Equal(t, "45 min", lang.English.Length(45))
	require.Equal(t, "2 h", lang.English.Length(120))
	require.Equal(t, "1 Std. 30 Min.", lang.Find("de").Length(90))
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		wishes []string
		want   string
	}{
		"a region of ours":              {[]string{"de-AT"}, "de"},
		"the first wish that is met":    {[]string{"", "xx-nonsense!", "fr"}, "fr"},
		"what a browser sends":          {[]string{"sv;q=0.9, ar-EG;q=0.8, en;q=0.1"}, "ar"},
		"a wish before a browser's":     {[]string{"ja", "de"}, "ja"},
		"another language than we have": {[]string{"th"}, ""},
		"nothing":                       {nil, ""},
	} {
		got := ""
		if l := lang.Find(c.wishes...); l != nil {
			got = l.Tag
		}
		require.Equal(t, c.want, got, name)
	}
}

// A Latin name inside an Arabic sentence must not turn the words around it.
func TestNamesAreIsolated(t *testing.T) {
	t.Parallel()
	require.Contains(t, lang.Find("ar").T("by {name}", "name", "Ada (1)"), "\u2068Ada (1)\u2069")
	require.Equal(t, "by Ada (1)", lang.English.T("by {name}", "name", "Ada (1)"))
}
