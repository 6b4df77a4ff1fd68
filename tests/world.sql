-- A tiny country with every awkward fact the questions must get right, on top of data/schema.sql.
--
-- Four old provinces that become two: 51 and 62 -> n51, 67 and 68 -> n68. PAPI is a plain sum,
-- PCI is weighted, PAR_INDEX only ever named in passing. Read next to tests/cases/.

insert into source
(source_id, title, title_en, publisher, publisher_en, published_on, document_no, address, reliability)
values
('seed', 'Chỉ thị', null, 'Tỉnh ủy Kon Tum', 'Party Committee', '2021-03', '10-CT/TU', null, 'seed'),
('office', 'Báo cáo năm', null, 'UBND tỉnh', null, '2021-05-20', null, null, 'official'),
('panel', 'Bộ số liệu', 'Data set', 'Đại học', 'University', '2022', null, 'panel.csv', 'research'),
('paper', 'Tin công bố', null, 'Báo Kon Tum', null, '2022-04-27', null, null, 'press'),
('copy', 'Tổng hợp', null, null, null, null, null, null, 'secondary');

insert into index
(
    index_code, position, name, title, title_en, measures, measures_en, publisher, unit, unit_en,
    decimals
)
values
('PCI', 2, 'PCI', 'Năng lực', 'Competitiveness', 'DN', 'firms', 'VCCI', 'điểm', 'points', 2),
('PAPI', 1, 'PAPI', 'Quản trị', 'Governance', 'dân', 'citizens', 'UNDP', 'điểm', 'points', 2),
('PAR_INDEX', 3, 'PAR INDEX', 'Cải cách', 'Reform', 'Bộ', 'ministry', 'BNV', 'điểm', 'points', 2);

insert into series (series, index_code, label, label_en)
values
('papi-2018', 'PAPI', 'Khởi đầu', 'Start'),
('papi-2019', 'PAPI', 'Đo lại', 'New baseline'),
('pci-2021', 'PCI', 'Khởi đầu', 'Start'),
('pci-2022', 'PCI', 'Trọng số mới', 'New weights'),
('par-2020', 'PAR_INDEX', 'Khởi đầu', 'Start');

insert into edition
(index_code, year, series, coverage, n_provinces, n_scored, headline_code, absent_reason)
values
('PAPI', 2018, 'papi-2018', 'full', 4, 2, 'TOTAL', 'not_surveyed'),
('PAPI', 2019, 'papi-2019', 'full', 4, 4, 'TOTAL', 'not_surveyed'),
('PAPI', 2020, 'papi-2019', 'full', 4, 3, 'TOTAL', 'not_surveyed'),
('PCI', 2021, 'pci-2021', 'full', 4, 4, 'TOTAL', 'not_surveyed'),
('PCI', 2022, 'pci-2022', 'partial', 4, 2, 'TOTAL', 'not_found'),
('PAR_INDEX', 2020, 'par-2020', 'partial', 4, 0, 'TOTAL', 'not_found');

-- D2 is transparency to 2019 and another thing, on another scale, from 2020.
insert into component
(
    index_code, component_code, first_year, last_year, parent_code, subject, name, name_en,
    min_score, max_score, weight
)
values
('PAPI', 'TOTAL', 2018, 2024, null, 'total', 'PAPI', 'PAPI', 10, 80, null),
('PAPI', 'D1', 2018, 2024, 'TOTAL', 'voice', 'Tham gia', 'Voice', 5, 40, 1),
('PAPI', 'D2', 2018, 2019, 'TOTAL', 'openness', 'Công khai', 'Openness', 5, 40, 1),
('PAPI', 'D2', 2020, 2024, 'TOTAL', 'online', 'Điện tử', 'Online', 2, 30, 1),
('PCI', 'TOTAL', 2021, 2024, null, 'total', 'PCI', 'PCI', 0, 100, null),
('PCI', 'ENTRY', 2021, 2024, 'TOTAL', 'entry', 'Gia nhập', 'Entry', 1, 10, 40),
('PCI', 'LAND', 2021, 2024, 'TOTAL', 'land', 'Đất đai', 'Land', 1, 10, 60),
('PAR_INDEX', 'TOTAL', 2020, 2024, null, 'total', 'PAR', 'PAR', 0, null, null);

insert into province
(
    province_code, gso_code, name, name_en, region, valid_from, valid_to, successor_code, source_id
)
values
('51', '51', 'Quảng Ngãi', 'Quang Ngai', 'Biển', null, '2025-06-30', 'n51', 'office'),
('62', '62', 'Kon Tum', 'Kon Tum', 'Núi', null, '2025-06-30', 'n51', 'office'),
('67', '67', 'Đắk Nông', 'Dak Nong', 'Núi', null, '2025-06-30', 'n68', 'office'),
('68', '68', 'Lâm Đồng', 'Lam Dong', 'Núi', null, '2025-06-30', 'n68', 'office'),
('n51', '51', 'Quảng Ngãi', 'Quang Ngai', 'Biển', '2025-07-01', null, null, 'office'),
('n68', '68', 'Lâm Đồng', 'Lam Dong', 'Núi', '2025-07-01', null, null, 'office');

insert into province_alias (province_code, alias) values ('62', 'Kontum'), ('67', 'Daknong');

insert into province_tile (province_code, tile_column, tile_row)
values ('51', 3, 1), ('62', 2, 1), ('67', 1, 2), ('68', 2, 2);

insert into island_tile (name, name_en, province_code, tile_column, tile_row)
values
('Trường Sa', 'Truong Sa', '51', 4.5, 2),
('Trường Sa', 'Truong Sa', 'n51', 3.5, 2);

-- 2018 is a series of its own, with two provinces; 2019 ranks all four; in 2020 two share the
-- first place, 68 has no score, and only 62 has a published place. PCI 2021 prints different
-- places for equal scores. PCI 2022 is partial: a place without a score, a score without a place.
insert into province_score
(
    index_code, year, component_code, first_year, province_code, score, missing_reason,
    published_rank, rank_basis, source_id, rank_source_id
)
values
('PAPI', 2018, 'TOTAL', 2018, '51', 40, null, null, null, 'panel', null),
('PAPI', 2018, 'TOTAL', 2018, '62', 39.5, null, null, null, 'panel', null),
('PAPI', 2019, 'TOTAL', 2018, '51', 43.2, null, null, null, 'panel', null),
('PAPI', 2019, 'TOTAL', 2018, '62', 41.9, null, null, null, 'panel', null),
('PAPI', 2019, 'TOTAL', 2018, '67', 42.5, null, null, null, 'panel', null),
('PAPI', 2019, 'TOTAL', 2018, '68', 44, null, null, null, 'panel', null),
('PAPI', 2019, 'D1', 2018, '51', 20, null, null, null, 'panel', null),
('PAPI', 2019, 'D1', 2018, '62', 20.6, null, null, null, 'panel', null),
('PAPI', 2019, 'D2', 2018, '62', 21.3, null, null, null, 'panel', null),
('PAPI', 2020, 'TOTAL', 2018, '51', 42.1, null, null, null, 'panel', null),
('PAPI', 2020, 'TOTAL', 2018, '62', 41.6, null, 3, 'published', 'panel', 'seed'),
('PAPI', 2020, 'TOTAL', 2018, '67', 42.1, null, null, null, 'panel', null),
('PAPI', 2020, 'TOTAL', 2018, '68', null, 'not_published', null, null, 'panel', null),
('PAPI', 2020, 'D1', 2018, '51', 20.1, null, null, null, 'panel', null),
('PAPI', 2020, 'D1', 2018, '62', 20, null, null, null, 'panel', null),
('PAPI', 2020, 'D1', 2018, '67', 21.1, null, null, null, 'panel', null),
('PAPI', 2020, 'D2', 2020, '51', 22, null, null, null, 'panel', null),
('PAPI', 2020, 'D2', 2020, '62', 21.5, null, null, null, 'panel', null),
('PAPI', 2020, 'D2', 2020, '67', 21, null, null, null, 'panel', null),
('PCI', 2021, 'TOTAL', 2021, '51', 62.5, null, 1, 'published', 'panel', 'panel'),
('PCI', 2021, 'TOTAL', 2021, '62', 61, null, 3, 'published', 'panel', 'panel'),
('PCI', 2021, 'TOTAL', 2021, '67', 61, null, 2, 'published', 'panel', 'office'),
('PCI', 2021, 'TOTAL', 2021, '68', 60, null, 4, 'published', 'panel', 'panel'),
('PCI', 2021, 'ENTRY', 2021, '51', 7, null, null, null, 'panel', null),
('PCI', 2021, 'ENTRY', 2021, '62', 7, null, null, null, 'panel', null),
('PCI', 2021, 'LAND', 2021, '51', 5.7, null, null, null, 'panel', null),
('PCI', 2021, 'LAND', 2021, '62', 5.5, null, null, null, 'panel', null),
('PCI', 2021, 'ENTRY', 2021, '67', 9, null, null, null, 'panel', null),
('PCI', 2021, 'LAND', 2021, '67', null, 'withheld', null, null, 'panel', null),
('PCI', 2022, 'TOTAL', 2021, '51', 66, null, null, null, 'paper', null),
('PCI', 2022, 'TOTAL', 2021, '62', 64.9, null, 2, 'published', 'paper', 'office'),
('PCI', 2022, 'TOTAL', 2021, '67', null, 'not_found', 3, 'derived', 'copy', 'copy'),
('PAR_INDEX', 2020, 'TOTAL', 2020, '62', null, 'not_found', 4, 'list_order', 'paper', 'paper');

-- 62 and 67 overlap, 62 and 68 do not, 51 has no interval.
insert into confidence_interval
(
    index_code, year, province_code, component_code, ci95_low, ci95_high, respondents, source_id
)
values
('PAPI', 2019, '62', 'TOTAL', 41.2, 42.6, 200, 'panel'),
('PAPI', 2019, '67', 'TOTAL', 42.0, 43.0, 200, 'panel'),
('PAPI', 2019, '68', 'TOTAL', 43.5, 44.5, 200, 'panel');

insert into rank_exception
(
    index_code, year, component_code, province_code, published_rank, computed_rank, reason, note
)
values ('PCI', 2021, 'TOTAL', '62', 3, 2, 'tie', 'equal scores');

insert into total_exception
(index_code, year, province_code, component_code, largest_difference, note, note_en)
values ('PCI', 2021, null, 'TOTAL', 0.3, 'Lệch', 'Apart');

insert into scheme (scheme, name, name_en) values ('DDCI', 'DDCI', 'DDCI');

insert into unit (unit_id, province_code, block, name)
values ('kontum.so-noi-vu', '62', 'department', 'Sở Nội vụ');

insert into unit_score (scheme, year, unit_id, score, source_id)
values ('DDCI', 2020, 'kontum.so-noi-vu', 90, 'office');

insert into fact
(fact_id, province_code, indicator_slug, name, name_en, year, value, unit, source_id)
values
('fact-1', '62', 'on-time', 'Đúng hạn', 'On time', 2018, 95, 'per cent', 'office'),
('fact-2', '62', 'on-time', 'Đúng hạn', 'On time', 2019, 78, 'per cent', 'office'),
('fact-3', '62', 'on-time', 'Đúng hạn', 'On time', 2021, 99, 'per cent', 'office');

-- Met, missed, met as a gain from the place on record, pending, without a result, and an other
-- indicator measured by its newest figure up to the target's year.
insert into target
(
    target_id, province_code, index_code, component_code, indicator_slug, indicator, indicator_en,
    target_year, target_kind, target_value, stretch_value, out_of, base_year, document_no,
    document_date, issued_by, source_id
)
values
('t1', '67', 'PCI', 'TOTAL', null, null, null, 2021, 'score', 60.5, null, null, null, null, null, 'Tỉnh', 'copy'),
('t2', '62', 'PCI', 'TOTAL', null, null, null, 2021, 'rank', 2, 1, 4, null, '9/KH', '2021-03-19', 'Tỉnh', 'seed'),
('t3', '62', 'PCI', 'TOTAL', null, null, null, 2022, 'rank_gain', 1, 2, null, 2021, null, null, 'Tỉnh', 'seed'),
('t4', '62', 'PAPI', 'TOTAL', null, null, null, 2021, 'rank', 1, null, 4, null, null, null, 'Tỉnh', 'seed'),
('t5', '62', 'PAPI', 'D1', null, null, null, 2018, 'rank', 1, null, 4, null, null, null, 'Tỉnh', 'seed'),
('t6', '62', null, null, 'on-time', 'Đúng hạn', 'On time', 2020, 'share', 80, null, null, null, null, null, 'Tỉnh', 'office'),
('t7', '67', 'PCI', 'TOTAL', null, null, null, 2022, 'rank', 3, null, 4, null, null, null, 'Tỉnh', 'copy');

insert into responsibility
(
    duty_id, province_code, index_code, component_code, unit_name, role, duty, document_date,
    source_id
)
values
('duty-1', '62', 'PAPI', 'D1', 'Sở Nội vụ', 'lead', 'Theo dõi', null, 'seed'),
('duty-2', '62', 'PAPI', 'D1', 'Sở Y tế', 'co-operate', 'Phối hợp', '2021-03-01', 'seed'),
('duty-3', '62', 'PAPI', 'D1', 'Sở Tư pháp', 'lead', 'Theo dõi', '2022-01-01', 'seed');

insert into milestone
(
    milestone_id, province_code, kind, starts_on, ends_on, yearly_by, date, what, source_id
)
values
('m1', '62', 'report_deadline', null, null, '02-20', 'trước 20/2', 'Báo cáo', 'seed'),
('m2', '62', 'conference', '2021-01-14', '2021-01-15', null, '15/1/2021', 'Hội nghị', 'paper'),
('m3', '62', 'decision', null, '2022-12-31', null, '31/12/2022', 'Quyết định', 'paper');

insert into contradiction
(
    contradiction_id, position, subject, subject_en, statement, statement_en, source_id,
    other_statement, other_statement_en, other_source_id, shown, shown_en
)
values
('c2', 2, 'Hai', 'Two', 'A', 'A', 'paper', 'B', 'B', null, 'B', 'B'),
('c1', 1, 'Một', 'One', 'A', 'A', 'seed', 'B', 'B', 'panel', 'B', 'B');
