-- Where do the documents contradict one another or our own computation?
--
-- One row per contradiction, both statements side by side with their documents, and which figures
-- they are of: index_code or scheme, the editions, the province (null: all); all null where of
-- none.
select
    contradiction.contradiction_id,
    contradiction.index_code,
    contradiction.first_year,
    contradiction.last_year,
    contradiction.province_code,
    contradiction.component_code,
    contradiction.scheme,
    contradiction.subject,
    contradiction.subject_en,
    contradiction.statement,
    contradiction.statement_en,
    source.source_id,
    source.title as source_title,
    coalesce(source.title_en, source.title) as source_title_en,
    source.publisher as source_publisher,
    coalesce(source.publisher_en, source.publisher) as source_publisher_en,
    source.published_on as source_published_on,
    contradiction.other_statement,
    contradiction.other_statement_en,
    other_source.source_id as other_source_id,
    other_source.title as other_source_title,
    coalesce(other_source.title_en, other_source.title) as other_source_title_en,
    other_source.publisher as other_source_publisher,
    coalesce(other_source.publisher_en, other_source.publisher) as other_source_publisher_en,
    other_source.published_on as other_source_published_on,
    contradiction.shown,
    contradiction.shown_en
from contradiction
left join source on contradiction.source_id = source.source_id
left join source as other_source on contradiction.other_source_id = other_source.source_id
order by contradiction.position;
