-- parent_code, index_code: a component of the same index
select
    part.row_position,
    part.index_code as index
from staged_component as part
where
    part.parent_code is not null
    and not exists (
        select 1
        from staged_component as whole
        where
            part.index_code = whole.index_code
            and part.parent_code = whole.component_code
    );
