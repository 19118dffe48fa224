-- What a trip may cost in all; both are empty where nobody has said.
ALTER TABLE itineraries ADD COLUMN budget_amount BIGINT;    -- in minor units
ALTER TABLE itineraries ADD COLUMN budget_currency TEXT;
