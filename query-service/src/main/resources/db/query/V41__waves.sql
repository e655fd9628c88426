-- How fast a rotation may go; none in those of before there were waves.
ALTER TABLE query.rotation ADD COLUMN pace jsonb;
