-- Certificates that another authority signed, and keys for which it has yet to sign one.
ALTER TABLE vault.private_key
    ALTER COLUMN subject DROP NOT NULL,
    ALTER COLUMN certificate DROP NOT NULL,
    -- DER, one after another, the nearest to the certificate first; null for none.
    ADD COLUMN authorities bytea,
    -- PKCS#10 in DER, until the certificate takes its place.
    ADD COLUMN certificate_request bytea,
    ADD CONSTRAINT certificate_or_request CHECK (
        num_nonnulls(certificate, certificate_request) = 1
        AND (subject IS NULL) = (certificate IS NULL)
        AND (authorities IS NULL OR certificate IS NOT NULL));
