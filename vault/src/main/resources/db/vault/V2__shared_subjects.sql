-- Certificates of the AWS profile all have one subject; who asks for them has been warned.
ALTER TABLE vault.private_key
    DROP CONSTRAINT private_key_subject_key,
    ADD COLUMN shares_subject boolean NOT NULL DEFAULT false;

CREATE UNIQUE INDEX subject_of_its_own ON vault.private_key (subject) WHERE NOT shares_subject;
