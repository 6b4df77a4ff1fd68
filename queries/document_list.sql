-- What are these documents?
--
-- $source_ids  varchar[]  keys of documents; null for all
-- One row per document, the founding and official ones first.
select
    source_id,
    title,
    coalesce(title_en, title) as title_en,
    publisher,
    coalesce(publisher_en, publisher) as publisher_en,
    published_on,
    document_no,
    address,
    note,
    reliability
from source
where $source_ids is null or source_id = any($source_ids)
order by
    list_position(['seed', 'official', 'research', 'press', 'secondary'], reliability),
    source_id;
