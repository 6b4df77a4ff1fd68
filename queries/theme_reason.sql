-- Why may instruments differ on the same theme?
--
-- One row per index and aspect: who is asked, when, how they are chosen, on which scale.
select
    theme_reason.index_code,
    index.name,
    theme_reason.aspect,
    theme_reason.statement,
    theme_reason.statement_en,
    theme_reason.taken_from
from theme_reason
inner join index on theme_reason.index_code = index.index_code
order by
    index.position,
    list_position(['asked', 'fieldwork', 'sample', 'scale'], theme_reason.aspect);
