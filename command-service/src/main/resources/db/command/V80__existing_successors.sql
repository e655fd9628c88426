-- A successor that existed before its rotation is not deleted when that is taken back.
ALTER TABLE rotation ADD COLUMN successor_existed boolean NOT NULL DEFAULT false;
