-- Who answers for an index of a province and its components, by which document?
--
-- $province_code  varchar  the province; null for all
-- $index_code     varchar  the index
-- $year           integer  the edition that is judged
-- One row per duty known by the end of the year after the edition: dated by its document, else by
-- its source. component_code TOTAL is the whole index; none: a topic that cuts across.
-- Those who lead come first.
select
    responsibility.duty_id,
    responsibility.component_code,
    responsibility.topic,
    responsibility.unit_name,
    responsibility.role,
    responsibility.duty,
    responsibility.document_no,
    responsibility.document_date,
    responsibility.source_id,
    source.title as source_title,
    source.published_on as source_published_on,
    responsibility.province_code
from responsibility
inner join source on responsibility.source_id = source.source_id
where
    ($province_code is null or responsibility.province_code = $province_code)
    and responsibility.index_code = $index_code
    and coalesce(
        year(responsibility.document_date), left(source.published_on, 4)::integer, $year
    ) <= $year + 1
order by
    responsibility.component_code nulls last,
    responsibility.role = 'lead' desc,
    responsibility.duty_id;
