-- Which version of the data is this?
--
-- One row: the version, its content hash, the date of its newest source and its size.
select
    version,
    content_hash,
    newest_source_date,
    n_scores
from data_version;
