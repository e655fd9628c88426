-- How often in a row the instance did not do what its bundle says: the next probe comes the later.
ALTER TABLE probe_order ADD COLUMN failures int NOT NULL DEFAULT 0;
