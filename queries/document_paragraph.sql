-- What does a document say?
--
-- $source_id  varchar  the document
-- One row per paragraph, in order; none where only its figures are kept.
select
    paragraph,
    text
from document_text
where source_id = $source_id
order by paragraph;
