-- Places of provinces that a loaded file prints and its own scores do not give, as printed; what is
-- no longer so goes. Run between derivation and checks; touched has the editions of the file.
delete from rank_exception
where
    (index_code, year) in (select (index_code, year) from touched)
    and (index_code, year, component_code, province_code, published_rank, computed_rank) not in (
        select (index_code, year, component_code, province_code, published_rank, computed_rank)
        from province_result
        where published_rank <> computed_rank
    );

insert into rank_exception by name
select
    result.index_code,
    result.year,
    result.component_code,
    result.province_code,
    result.published_rank,
    result.computed_rank,
    'as_published' as reason,
    'in như vậy trong tài liệu; đã xem và chấp nhận khi nhập số liệu' as note
from province_result as result
semi join touched on result.index_code = touched.index_code and result.year = touched.year
anti join rank_exception as known
    on
        result.index_code = known.index_code
        and result.year = known.year
        and result.component_code = known.component_code
        and result.province_code = known.province_code
where result.published_rank <> result.computed_rank;

update province_result set
    difference_reason = (
        select any_value(known.reason)
        from rank_exception as known
        where
            known.index_code = province_result.index_code
            and known.year = province_result.year
            and known.component_code = province_result.component_code
            and known.province_code = province_result.province_code
    )
where (index_code, year) in (select (index_code, year) from touched);
