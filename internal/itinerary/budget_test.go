package itinerary_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// sum is money as it comes out of JSON.
func sum(amount float64, currency string) map[string]any {
	return map[string]any{"amount": amount, "currency": currency}
}

func TestBudget(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		budget := func() any { return w.do(ana, "GET", path, "").ok(200).body["budget"] }
		require.Nil(w.t, budget(), "none until somebody says one")
		w.do(ana, "PATCH", path, `{"budget":{"amount":120000,"currency":"EUR"}}`).ok(200)
		require.Equal(w.t, sum(120000, "EUR"), budget())
		w.do(ana, "PATCH", path, `{"name":"Lisboa"}`).ok(200)
		require.Equal(w.t, sum(120000, "EUR"), budget(), "what is absent stays")
		w.do(ana, "PATCH", path, `{"budget":{"amount":0,"currency":"JPY"}}`).ok(200)
		require.Equal(w.t, sum(0, "JPY"), budget(), "nothing to spend is a budget")
		step := w.do(ana, "GET", path+"/history?limit=1", "").ok(200).list("items")[0]["ops"].([]any)
		require.Len(w.t, step, 1)
		require.Equal(w.t, "budget", step[0].(map[string]any)["f"])
		require.Equal(w.t, sum(0, "JPY"), w.do(ana, "GET", "/api/v1/itineraries", "").list("items")[0]["budget"])

		w.do(ana, "POST", path+"/history/undo", `{}`).ok(200)
		require.Equal(w.t, sum(120000, "EUR"), budget())
		w.do(ana, "PATCH", path, `{"budget":null}`).ok(200)
		require.Nil(w.t, budget())
		w.do(ana, "POST", path+"/history/restore", `{"seq":2}`).ok(200)
		require.Equal(w.t, sum(120000, "EUR"), budget())
		folded(w, path[len("/api/v1/itineraries/"):])
	})
}

func TestBudgetRefuses(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		for name, c := range map[string]struct{ budget, location, message string }{
			"less than nothing": {`{"amount":-1,"currency":"EUR"}`, "body.budget.amount", "below 0"},
			"beyond any trip":   {`{"amount":1000000000001,"currency":"EUR"}`, "body.budget.amount", "1e+12"},
			"half a cent":       {`{"amount":0.5,"currency":"EUR"}`, "body.budget.amount", "integer"},
			"no such currency":  {`{"amount":1,"currency":"XQZ"}`, "body.budget.currency", "ISO 4217"},
			"a sum of nothing":  {`{"amount":1}`, "body.budget", "currency"},
			"a number":          {`5`, "body.budget", "object"},
		} {
			w.t.Log(name)
			w.do(ana, "PATCH", path, `{"budget":`+c.budget+`}`).refused(422, c.location, c.message)
			w.do(ana, "POST", "/api/v1/itineraries", `{"name":"x","budget":`+c.budget+`}`).refused(422, c.location, c.message)
		}
		refused := w.do(ana, "POST", path+"/ops", `{"client":"a","ops":[{"n":1,"k":"set","type":"itinerary","id":"`+path[len("/api/v1/itineraries/"):]+`","f":"budget","v":{"amount":-1,"currency":"EUR"}}]}`).ok(200)
		require.Contains(w.t, string(refused.raw), "budget.amount")
		require.Len(w.t, refused.list("rejected"), 1)
		require.Nil(w.t, w.do(ana, "GET", path, "").ok(200).body["budget"])
	})
}

func TestBudgetIsCopied(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		made := w.do(ana, "POST", "/api/v1/itineraries", `{"name":"x","start_date":"2027-05-01","end_date":"2027-05-03","budget":{"amount":9,"currency":"USD"}}`).ok(201)
		require.Equal(w.t, sum(9, "USD"), made.body["budget"])
		path := "/api/v1/itineraries/" + made.text("id")
		require.Equal(w.t, sum(9, "USD"), w.do(ana, "POST", path+"/duplicate", `{}`).ok(201).body["budget"])
		template := w.do(ana, "POST", path+"/duplicate", `{"template":true}`).ok(201)
		require.Nil(w.t, template.body["budget"], "a template has no costs")
		fresh := w.do(ana, "POST", "/api/v1/itineraries", `{"name":"y","budget":{"amount":7,"currency":"USD"},"template_id":"`+template.text("id")+`"}`).ok(201)
		require.Equal(w.t, sum(7, "USD"), fresh.body["budget"])

		file := w.file(ana, path, "")
		require.Contains(w.t, file, `"budget":{"amount":9,"currency":"USD"}`)
		require.Equal(w.t, sum(9, "USD"), w.do(bea, "POST", importPath, file).ok(201).body["budget"])
		require.NotContains(w.t, w.file(ana, path, "&private=false"), "budget", "what one means to spend is private")
	})
}
