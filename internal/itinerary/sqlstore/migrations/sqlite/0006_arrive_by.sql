-- How one gets to an item from the stop before: walk, transit, drive, or empty for what the distance suggests.
ALTER TABLE items ADD COLUMN arrive_by TEXT NOT NULL DEFAULT '';
