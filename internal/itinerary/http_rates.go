package itinerary

import (
	"context"
	"net/http"

	"sojourn/internal/itinerary/rates"
	"sojourn/internal/kit/httpapi"
)

func (e edge) registerRates() {
	httpapi.Register(e.api, httpapi.Op{ID: "get-rates", Method: http.MethodGet, Path: "/api/v1/rates", Tag: tag, Scope: readScope,
		Summary: "Read exchange rates", Description: "The rates of one day, by which sums in several currencies are added up. Their source says how good they are; an operator can replace them. A rate between two currencies is the quotient of theirs."}, e.readRates)
}

type ratesBody struct {
	Base   string             `json:"base" example:"EUR" doc:"The currency that the rates are in."`
	Date   string             `json:"date" format:"date" example:"2027-05-01" doc:"The day of the rates."`
	Source string             `json:"source" doc:"Where they come from, for people to read."`
	Rates  map[string]float64 `json:"rates" nullable:"false" doc:"By ISO 4217 code, how much of a currency one of the base gives; the base itself is 1."`
}

type ratesOutput struct {
	CacheControl string `header:"Cache-Control" doc:"private, for an hour."`
	Body         ratesBody
}

func (e edge) readRates(context.Context, *struct{}) (*ratesOutput, error) {
	table, err := e.exchange()
	if err != nil {
		return nil, err
	}
	return &ratesOutput{"private, max-age=3600", ratesBody{rates.Base, table.Date(), table.Source(), table.Rates()}}, nil
}
