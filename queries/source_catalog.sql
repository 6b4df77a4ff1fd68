-- Which documents do the figures come from, and how much is taken from each?
--
-- One row per document with the number of rows that name it, by kind; those most used first.
select
    source.source_id,
    source.title,
    coalesce(source.title_en, source.title) as title_en,
    source.publisher,
    coalesce(source.publisher_en, source.publisher) as publisher_en,
    source.published_on,
    source.document_no,
    source.address,
    source.reliability,
    source_count.n_scores,
    source_count.n_ranks,
    source_count.n_unit_rows,
    source_count.n_targets,
    source_count.n_duties,
    source_count.n_milestones,
    source_count.n_other,
    source_count.n_rows
from source
inner join source_count on source.source_id = source_count.source_id
order by source_count.n_rows desc, source.source_id;
