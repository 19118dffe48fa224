package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// orderFile goes around a square, one corner of which closes early.
const orderFile = "4\n0 1 1.5 1\n1 0 1 1.5\n1.5 1 0 1\n1 1.5 1 0\n0 9\n0 9\n0 9\n0 1 # the first\n"

// One has a place at either side, of which one closes early, and one too far
// away. The other begins on a Saturday and has a place that opens on Sundays.
const (
	teamFile = "1 1 3 0\n0 0\n0 0 0 0 0 0 0 0 40\n1 5 0 10 30 0 0 0 0 10\n2 -5 0 10 20 0 0 0 0 40\n9 0 18 10 10 0 0 0 0 1\n"
	tripFile = "20 2 6 1 9 250 10 10 10 10 10 10 10 10 10 10\n0 0 0 0 0 510 1210\n4 3 4 15 27 2 510 990 0 0 510 990 510 990 510 990 510 990 0 0 36\n"
)

func written(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

func TestPlanSolve(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	args := []string{"plan", "solve", written(t, dir, "one.txt", teamFile), written(t, dir, "trip.txt", tripFile), "--iterations", "50", "--seed", "3", "--json"}
	out, _ := command(t, 0, args...)
	want := `{"instance":"one","days":1,"profit":50,"routes":[[1,2]],"cpu_ms":0,"iterations":50,"seed":3,"feasible":true}` + "\n" +
		`{"instance":"trip","days":2,"profit":27,"routes":[[],[4]],"cpu_ms":0,"iterations":50,"seed":3,"feasible":true}` + "\n"
	require.Equal(t, want, out, "byte by byte")
	again, _ := command(t, 0, args...)
	require.Equal(t, out, again)

	out, _ = command(t, 0, "plan", "solve", filepath.Join(dir, "one.txt"), "--days", "2", "--budget", "2ms", "--json")
	var report struct {
		Routes     [][]int `json:"routes"`
		CPU        float64 `json:"cpu_ms"`
		Iterations int     `json:"iterations"`
	}
	require.NoError(t, json.Unmarshal([]byte(out), &report))
	require.Len(t, report.Routes, 2)
	require.GreaterOrEqual(t, report.CPU, 2.0)
	require.Positive(t, report.Iterations)

	out, _ = command(t, 0, "plan", "solve", filepath.Join(dir, "trip.txt"), "--iterations", "1")
	require.Equal(t, "trip: profit 27, 2 days, 1 rounds\n  day 1: []\n  day 2: [4]\n", out)
}

func TestPlanSolveRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := written(t, dir, "one.txt", teamFile+"x")
	_, errs := command(t, 2, "plan", "solve", file)
	require.Contains(t, errs, `one.txt: invalid: line 7: "x" is no number`)
	_, errs = command(t, 1, "plan", "solve", filepath.Join(dir, "none.txt"))
	require.Contains(t, errs, "no such file")
	_, errs = command(t, 2, "plan", "solve", file, "--budget", "0s")
	require.Contains(t, errs, "--budget")
	_, errs = command(t, 2, "plan", "solve", written(t, dir, "two.txt", teamFile), "--decimals", "7")
	require.Contains(t, errs, "decimals")
}

func TestBenchPlan(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "files"), 0o700))
	written(t, dir, "files/c901.txt", teamFile)
	written(t, dir, "files/t901.txt", tripFile)
	written(t, dir, "best_known.csv", "instance,days,best_known\nc901,1,100\nc901,2,50\n")
	written(t, dir, "best_known_tourist.csv", "instance,days,best_known,more\nt901,2,27,x\n")
	written(t, dir, "files/ring.001.txt", orderFile)
	written(t, dir, "best_known_order.csv", "set,instance,customers,best_known_travel\nRings,ring.001.txt,3,2\n")
	written(t, dir, "best_known_other.csv", "name,cost\ny,1\n")
	out, _ := command(t, 0, "bench", "plan", "--data", dir, "--budget", "1ms", "--seeds", "2")
	require.Regexp(t, `(?m)^c9 +2 +1 +25\.000 % +50\.00 % .*$`, out)
	require.Regexp(t, `(?m)^t9 +1 +1 +0\.000 % +0\.00 % .*$`, out)
	require.Regexp(t, `(?m)^Rings +1 +0 +100\.00\d % .*$`, out)
	require.Regexp(t, `(?m)^all plans +3 +2 +16\.667 % +50\.00 % .*$`, out)

	out, _ = command(t, 0, "bench", "plan", "--data", dir, "--iterations", "20", "--family", "c9,Rings", "--workers", "2")
	require.Contains(t, out, "20 rounds of 2 workers, mean of 3 seeds")
	require.Regexp(t, `(?m)^all plans +2 +1 +25\.000 % .*$`, out)
	require.NotContains(t, out, "t9")
	out, _ = command(t, 0, "bench", "plan", "--data", dir, "--budget", "1ms", "--family", "c9", "--workers", "2")
	require.Contains(t, out, "as near as one worker in 1/4.0 of the time")
	_, errs := command(t, 2, "bench", "plan", "--data", dir, "--family", "x")
	require.Contains(t, errs, "no case is of the family x")

	written(t, dir, "best_known.csv", "instance,days,best_known\nc902,1,100\n")
	_, errs = command(t, 1, "bench", "plan", "--data", dir)
	require.Contains(t, errs, "row 2 names a file")
	_, errs = command(t, 2, "bench", "plan", "--data", filepath.Join(dir, "files"))
	require.Contains(t, errs, "has no best_known*.csv")
}

func TestPlanOrder(t *testing.T) {
	t.Parallel()
	file := written(t, t.TempDir(), "ring.001.txt", orderFile)
	out, _ := command(t, 0, "plan", "order", file, "--iterations", "10", "--json")
	want := `{"instance":"ring.001","cost":4,"order":[3,2,1],"cpu_ms":0,"iterations":0,"seed":1,"feasible":true}` + "\n"
	require.Equal(t, want, out)
	out, _ = command(t, 0, "plan", "order", file)
	require.Equal(t, "ring.001: cost 4, feasible true, order [3 2 1]\n", out)
	_, errs := command(t, 2, "plan", "solve", file)
	require.Contains(t, errs, "asks for an order")
	_, errs = command(t, 2, "plan", "order", written(t, t.TempDir(), "one.txt", teamFile))
	require.Contains(t, errs, "no matrix")
}

// ownFile has a hotel, a place that has to be seen and two that exclude each
// other; a second must is too far away.
const ownFile = `{
  "stops": [{"id": 9},
    {"id": 21, "score": 5, "visit": 10, "hours": [[{"open": 0, "close": 100}]], "must": true},
    {"id": 22, "score": 8, "visit": 10, "hours": [[{"open": 0, "close": 100}]]},
    {"id": 23, "score": 7, "visit": 10, "hours": [[{"open": 0, "close": 100}]]},
    {"id": 24, "score": 9, "visit": 10, "hours": [[{"open": 0, "close": 100}]], "must": true}],
  "days": [{"start": 9, "end": 9, "leave": 0, "back": 100, "breaks": [{"open": 30, "close": 50, "length": 20}]}],
  "travel": [[0, 9, 9, 9, 60], [9, 0, 5, 5, 60], [9, 5, 0, 5, 60], [9, 5, 5, 0, 60], [60, 60, 60, 60, 0]],
  "limits": [{"stops": [22, 23], "trip": 1}]}`

func TestPlanSolvesOwnFiles(t *testing.T) {
	t.Parallel()
	file := written(t, t.TempDir(), "week.json", ownFile)
	out, _ := command(t, 0, "plan", "solve", file, "--iterations", "50", "--json")
	want := `{"instance":"week","days":1,"profit":13,"routes":[[22,21]],"cpu_ms":0,"iterations":50,"seed":1,"feasible":false,` +
		`"unmet":[{"kind":"no_time","day":0,"stop":24,"got":80,"limit":0}]}` + "\n"
	require.Equal(t, want, out)
	out, _ = command(t, 0, "plan", "solve", file, "--iterations", "50")
	require.Contains(t, out, `  without: {"kind":"no_time","day":0,"stop":24`)
	out, _ = command(t, 0, "plan", "order", file, "--iterations", "50", "--json")
	require.Contains(t, out, `"feasible":false`, "it cannot have all places")
	near := strings.Replace(ownFile, "60, 60, 60, 60, 0", "9, 9, 9, 9, 0", 1)
	near = strings.ReplaceAll(near, ", 60]", ", 9]")
	out, _ = command(t, 0, "plan", "order", written(t, t.TempDir(), "near.json", near), "--json")
	require.Contains(t, out, `"instance":"near","cost":37,"order":[24,`, "all places in the shortest order, with lunch")
	require.Contains(t, out, `"feasible":true`)
}
