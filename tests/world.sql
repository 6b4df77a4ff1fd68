-- A tiny country with every awkward fact the questions must get right, on top of data/schema.sql.
--
-- Four old provinces that become two: 51 and 62 -> n51, 67 and 68 -> n68. PAPI is a plain sum,
-- PCI is weighted, PAR_INDEX only ever named in passing. Read next to tests/cases/.

insert into source
(source_id, title, title_en, publisher, publisher_en, published_on, document_no, address, reliability)
values
('seed', 'Chỉ thị', null, 'Tỉnh ủy Kon Tum', 'Party Committee', '2021-03', '10-CT/TU', null, 'seed'),
('office', 'Báo cáo năm', null, 'UBND tỉnh', null, '2021-05-20', null, null, 'official'),
('panel', 'Bộ số liệu', 'Data set', 'Đại học', 'University', '2022', null, 'https://example.org/panel.csv', 'research'),
('paper', 'Tin công bố', null, 'Báo Kon Tum', null, '2022-04-27', null, null, 'press'),
('units', 'Quyết định công bố', null, 'UBND tỉnh', null, '2021-01-20', null, null, 'official'),
('copy', 'Tổng hợp', null, null, null, null, null, null, 'secondary');

insert into index
(
    index_code, position, name, title, title_en, measures, measures_en, publisher, unit, unit_en,
    decimals, plan_decimals, aggregation, rounding
)
values
('PCI', 2, 'PCI', 'Năng lực', 'Competitiveness', 'DN', 'firms', 'VCCI', 'điểm', 'points', 2, 2, 'weighted_mean', 0.001),
('PAPI', 1, 'PAPI', 'Quản trị', 'Governance', 'dân', 'citizens', 'UNDP', 'điểm', 'points', 2, 2, 'sum', 0.001),
('PAR_INDEX', 3, 'PAR INDEX', 'Cải cách', 'Reform', 'Bộ', 'ministry', 'BNV', 'điểm', 'points', 2, 2, 'sum', 0.05);

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
values ('51', 3, 1), ('62', 2, 1), ('67', 1, 2), ('68', 2, 2), ('n51', 2, 1), ('n68', 1, 2);

insert into peer_kind (kind, position, name, name_en, rule, rule_en)
values
('city', 5, 'Thành phố', 'Cities', 'Kể tên', 'Listed'),
('region', 1, 'Cùng vùng', 'Same region', 'Vùng', 'Region'),
('population', 2, 'Cùng cỡ', 'Same size', 'Dân số', 'People'),
('income', 3, 'Cùng mức', 'Same income', 'Thu nhập', 'Income'),
('merged', 4, 'Cùng diện', 'Merged or not', 'Sáp nhập', 'Merged');

insert into peer_listed (kind, province_code, source_id)
values ('city', '51', 'office'), ('city', 'n51', 'office');

-- Three of four people of n51 live in 51, three of four of n68 in 68.
insert into population (province_code, year, population_thousand, monthly_income, source_id)
values
('51', 2016, 300, 2000, 'office'),
('62', 2016, 100, 1000, 'office'),
('67', 2016, 200, 3000, 'office'),
('68', 2016, 600, 3000, 'office');

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

-- What PAPI's D2 was and what it became are two themes, each with a part of PCI.
insert into theme (theme_code, position, name, name_en)
values ('online', 2, 'Trực tuyến', 'Online'), ('openness', 1, 'Cởi mở', 'Openness');

insert into theme_component
(theme_code, position, index_code, subject, label, label_en, reason, reason_en)
values
('openness', 1, 'PAPI', 'openness', 'Công khai', 'Openness', 'Hỏi dân', 'Asks citizens'),
('openness', 2, 'PCI', 'entry', 'Gia nhập', 'Entry', 'Hỏi DN', 'Asks firms'),
('online', 1, 'PAPI', 'online', 'Điện tử', 'Online', 'Hỏi dân', 'Asks citizens'),
('online', 2, 'PCI', 'land', 'Đất', 'Land', 'Hỏi DN', 'Asks firms');

insert into theme_reason (index_code, aspect, statement, statement_en, taken_from)
values
('PCI', 'sample', 'mẫu', 'sample', 'VCCI'),
('PCI', 'asked', 'doanh nghiệp', 'firms', 'VCCI'),
('PAPI', 'scale', 'thang', 'scale', 'UNDP');

insert into scheme (scheme, position, short_name, short_name_en, name, name_en)
values
('DDCI', 2, 'DDCI', 'DDCI', 'DDCI', 'DDCI'),
('PAR_UNIT', 1, 'Cải cách', 'Reform', 'CCHC', 'PAR');

-- Two committees become one department in 2025; the tax office has no result at all.
insert into unit
(unit_id, province_code, block, name, name_en, valid_from, valid_to, successor_id, remarks)
values
('kontum.so-noi-vu', '62', 'department', 'Sở Nội vụ', null, null, null, null, null),
('kontum.so-tu-phap', '62', 'department', 'Sở Tư pháp', 'Justice', null, null, null, null),
('kontum.so-y-te', '62', 'department', 'Sở Y tế', 'Health', null, null, null, null),
('kontum.so-cong-thuong', '62', 'department', 'Sở Công Thương', 'Trade', null, null, null, null),
('kontum.ban-dan-toc', '62', 'department', 'Ban Dân tộc', null, null, '2025-02-27', 'kontum.so-dan-toc', 'Hợp nhất'),
('kontum.ban-ton-giao', '62', 'department', 'Ban Tôn giáo', null, null, '2025-02-27', 'kontum.so-dan-toc', null),
('kontum.so-dan-toc', '62', 'department', 'Sở Dân tộc', null, '2025-02-28', '2025-06-30', null, null),
('kontum.huyen-dak-ha', '62', 'district', 'Huyện Đắk Hà', null, null, '2025-06-30', null, null),
('kontum.tp-kon-tum', '62', 'district', 'Kon Tum', null, null, '2025-06-30', null, null),
('kontum.cuc-thue', '62', 'vertical', 'Cục Thuế', null, null, null, null, null),
('daknong.huyen-krong-no', '67', 'district', 'Krông Nô', null, null, '2025-06-30', null, null),
('daknong.huyen-cu-jut', '67', 'district', 'Cư Jút', null, null, '2025-06-30', null, null),
('daknong.tp-gia-nghia', '67', 'district', 'Gia Nghĩa', null, null, '2025-06-30', null, null);

insert into unit_alias (unit_id, alias)
values ('kontum.so-noi-vu', 'SNV'), ('kontum.so-noi-vu', 'Nội vụ'), ('kontum.tp-kon-tum', 'TPKT');

-- Nobody here uses Rất tốt, so from Xuất sắc to Tốt is one step.
insert into unit_class (class, position, name_en)
values
('Xuất sắc', 1, 'Excellent'),
('Rất tốt', 2, 'Very good'),
('Tốt', 3, 'Good'),
('Khá', 5, 'Fair'),
('Yếu', 10, 'Weak');

insert into unit_edition (scheme, year, province_code, block, coverage, n_units)
values
('DDCI', 2020, '62', 'department', 'partial', null),
('PAR_UNIT', 2020, '62', 'department', 'full', 4),
('PAR_UNIT', 2020, '62', 'district', 'full', 2),
('PAR_UNIT', 2021, '62', 'department', 'partial', 4),
('PAR_UNIT', 2021, '67', 'all', 'partial', 12),
('PAR_UNIT', 2021, '67', 'department', 'partial', 22),
('PAR_UNIT', 2022, '67', 'district', 'full', 3),
('PAR_UNIT', 2023, '67', 'district', 'partial', 3);

-- 62 in 2020: two full blocks, of which the department one has a tie, one published place and a
-- class for every unit. 62 in 2021: a class alone, a place alone, a score alone, and a printed field
-- and change that arithmetic does not give. 67 in 2022: one published class below its threshold, two
-- classes to derive; in 2023 nothing may be derived any more.
insert into unit_score
(
    scheme, year, unit_id, score, missing_reason, published_rank, published_out_of,
    published_class, published_rank_change, source_id
)
values
('DDCI', 2020, 'kontum.so-noi-vu', 90, null, null, null, null, null, 'office'),
('PAR_UNIT', 2020, 'kontum.so-noi-vu', 95, null, 1, null, 'Xuất sắc', null, 'units'),
('PAR_UNIT', 2020, 'kontum.so-tu-phap', 90, null, null, null, 'Tốt', null, 'units'),
('PAR_UNIT', 2020, 'kontum.so-y-te', 90, null, null, null, 'Tốt', null, 'units'),
('PAR_UNIT', 2020, 'kontum.so-cong-thuong', 80, null, null, null, 'Khá', null, 'units'),
('PAR_UNIT', 2020, 'kontum.huyen-dak-ha', 96, null, null, null, null, null, 'units'),
('PAR_UNIT', 2020, 'kontum.tp-kon-tum', 70, null, null, null, null, null, 'units'),
('PAR_UNIT', 2021, 'kontum.so-noi-vu', null, 'not_found', null, null, 'Tốt', null, 'units'),
('PAR_UNIT', 2021, 'kontum.so-tu-phap', null, 'not_found', 1, null, null, null, 'units'),
('PAR_UNIT', 2021, 'kontum.so-y-te', 88.5, null, 3, 5, 'Tốt', 2, 'units'),
('PAR_UNIT', 2021, 'kontum.so-cong-thuong', 72, null, null, null, null, null, 'units'),
('PAR_UNIT', 2022, 'daknong.huyen-krong-no', 85, null, null, null, null, null, 'units'),
('PAR_UNIT', 2022, 'daknong.huyen-cu-jut', 55, null, null, null, null, null, 'units'),
('PAR_UNIT', 2022, 'daknong.tp-gia-nghia', 70, null, 2, null, 'Tốt', null, 'units'),
('PAR_UNIT', 2023, 'daknong.huyen-krong-no', 85, null, null, null, null, null, 'units'),
('PAR_UNIT', 2023, 'daknong.huyen-cu-jut', null, 'not_found', null, null, 'Khá', null, 'units');

-- Khá and Yếu overlap below 60, as where a document names upper ends only. r6 is of no known year.
insert into unit_criterion
(
    criterion_id, province_code, scheme, period, first_year, last_year, kind, code, name, name_en,
    max_points, min_score, max_score, class, document_no, document_date, source_id
)
values
('r1', '67', 'PAR_UNIT', '2022', 2022, 2022, 'threshold', 'THR', 'Tốt', 'Good', null, 80, null, 'Tốt', '9/QĐ', '2022-05-05', 'units'),
('r2', '67', 'PAR_UNIT', '2022', 2022, 2022, 'threshold', 'THR', 'Khá', 'Fair', null, null, 80, 'Khá', null, null, 'units'),
('r3', '67', 'PAR_UNIT', '2022', 2022, 2022, 'threshold', 'THR', 'Yếu', 'Weak', null, null, 60, 'Yếu', null, null, 'units'),
('r4', '62', 'PAR_UNIT', 'từ 2020', 2020, null, 'rule', 'BASE', 'Bộ tiêu chí', null, null, null, null, null, '5/QĐ', null, 'units'),
('r5', '62', 'PAR_UNIT', '2020-2021', 2020, 2021, 'class_in_use', 'CLS', 'Khá', 'Fair', null, null, null, 'Khá', null, null, 'units'),
('r6', '62', 'PAR_UNIT', 'sau 5/QĐ', null, null, 'rule', 'BASE', 'Bộ thay thế', null, null, null, null, null, null, null, 'units'),
('r7', '62', 'DDCI', '2020', 2020, 2020, 'criterion', 'TIME', 'Thời gian', 'Time', 10, null, null, null, null, null, 'units');

insert into unit_criterion_score
(scheme, year, unit_id, criterion_code, criterion_name, score, max_points, source_id)
values
('DDCI', 2020, 'kontum.so-noi-vu', 'BONUS', 'Điểm cộng', 2, null, 'units'),
('DDCI', 2020, 'kontum.so-noi-vu', 'OPEN', 'Minh bạch', 9, 10, 'units'),
('DDCI', 2020, 'kontum.so-noi-vu', 'TIME', 'Thời gian', 6.5, 10, 'units'),
('PAR_UNIT', 2020, 'kontum.so-noi-vu', 'C1', 'Chỉ đạo', 14.25, 15, 'units');

-- A mean the rows do not give; counts the rows do not give (62); counts beside which no unit is on
-- record (67), with shares as printed and not as rounded.
insert into unit_block_summary (scheme, year, province_code, block, n_units, mean_score, source_id)
values ('PAR_UNIT', 2022, '67', 'district', 3, 71, 'units');

insert into unit_class_summary
(scheme, year, province_code, block, class, n_units, printed_share, source_id)
values
('PAR_UNIT', 2020, '62', 'department', 'Xuất sắc', 1, null, 'units'),
('PAR_UNIT', 2020, '62', 'department', 'Tốt', 3, null, 'units'),
('PAR_UNIT', 2020, '62', 'department', 'Khá', 0, null, 'units'),
('PAR_UNIT', 2021, '67', 'department', 'Xuất sắc', 3, 13.63, 'units'),
('PAR_UNIT', 2021, '67', 'department', 'Tốt', 15, 68.18, 'units'),
('PAR_UNIT', 2021, '67', 'department', 'Khá', 4, 18.19, 'units'),
('PAR_UNIT', 2021, '67', 'all', 'Tốt', 8, null, 'units'),
('PAR_UNIT', 2021, '67', 'all', 'Khá', 4, null, 'units');

insert into fact
(fact_id, province_code, indicator_slug, name, name_en, year, value, unit, source_id)
values
('fact-1', '62', 'on-time', 'Đúng hạn', 'On time', 2018, 95, 'per cent', 'office'),
('fact-2', '62', 'on-time', 'Đúng hạn', 'On time', 2019, 78, 'per cent', 'office'),
('fact-3', '62', 'on-time', 'Đúng hạn', 'On time', 2021, 99, 'per cent', 'office');

-- Of a unit, and what a document says.
insert into fact
(
    fact_id, province_code, indicator_slug, name, name_en, year, value, numerator, denominator,
    unit, unit_id, scheme, source_id
)
values
('fact-4', '62', 'online', 'Trực tuyến', 'Online', 2020, 100, 3, 3, '%', 'kontum.so-y-te', null, 'office'),
('fact-5', '62', 'points', 'Điểm', 'Points', 2020, 90, null, null, '%', 'kontum.so-y-te', 'PAR_UNIT', 'office');

insert into document_text (source_id, paragraph, text)
values
('seed', 2, 'Hai'),
('seed', 1, 'Một');

-- Met, missed, met as a gain from the place on record, pending, without a result, and an other
-- indicator measured by its newest figure up to the target's year.
insert into target
(
    target_id, province_code, index_code, component_code, indicator_slug, indicator, indicator_en,
    target_year, target_kind, target_value, stretch_value, out_of, base_year, document_no,
    document_date, issued_by, source_id, remark, remark_en
)
values
('t1', '67', 'PCI', 'TOTAL', null, null, null, 2021, 'score', 60.5, null, null, null, null, null, 'Tỉnh', 'copy', null, null),
('t2', '62', 'PCI', 'TOTAL', null, null, null, 2021, 'rank', 2, 1, 4, null, '9/KH', '2021-03-19', 'Tỉnh', 'seed', null, null),
('t3', '62', 'PCI', 'TOTAL', null, null, null, 2022, 'rank_gain', 1, 2, null, 2021, null, null, 'Tỉnh', 'seed', null, null),
('t4', '62', 'PAPI', 'TOTAL', null, null, null, 2021, 'rank', 1, null, 4, null, null, null, 'Tỉnh', 'seed', null, null),
('t5', '62', 'PAPI', 'D1', null, null, null, 2018, 'rank', 1, null, 4, null, null, null, 'Tỉnh', 'seed', null, null),
('t6', '62', null, null, 'on-time', 'Đúng hạn', 'On time', 2020, 'share', 80, null, null, null, null, null, 'Tỉnh', 'office', 'Suy ra', 'Derived'),
('t7', '67', 'PCI', 'TOTAL', null, null, null, 2022, 'rank', 3, null, 4, null, null, null, 'Tỉnh', 'copy', null, null),
('t8', '68', 'PCI', 'TOTAL', null, null, null, null, 'rank', 2, null, null, null, '7/CV', null, 'Tỉnh', 'copy', null, null);

insert into responsibility
(
    duty_id, province_code, index_code, component_code, unit_name, role, duty, document_date,
    source_id
)
values
('duty-1', '62', 'PAPI', 'D1', 'Sở Nội vụ', 'lead', 'Theo dõi', null, 'seed'),
('duty-2', '62', 'PAPI', 'D1', 'Sở Y tế', 'co-operate', 'Phối hợp', '2021-03-01', 'seed'),
('duty-3', '62', 'PAPI', 'D1', 'Sở Tư pháp', 'lead', 'Theo dõi', '2022-01-01', 'seed');

-- Later than every edition here: of all districts, of everybody, and of nobody among the units.
insert into responsibility
(
    duty_id, province_code, index_code, component_code, topic, unit_name, role, duty, document_no,
    document_date, source_id
)
values
('duty-4', '62', 'PCI', 'ENTRY', null, 'UBND cấp huyện', 'co-operate', 'Phối hợp', '7/KH', '2024-05-20', 'units'),
('duty-5', '62', 'PAR_UNIT', null, 'Báo cáo', 'Các đơn vị', 'lead', 'Báo cáo', '7/KH', '2024-05-20', 'units'),
('duty-6', '62', 'PCI', 'LAND', null, 'Các huyện ủy', 'lead', 'Chỉ đạo', '7/KH', '2024-05-20', 'units');

insert into duty_holder (province_code, unit_name, scope, unit_id, block)
values
('62', 'Sở Nội vụ', 'unit', 'kontum.so-noi-vu', null),
('62', 'Sở Y tế', 'unit', 'kontum.so-y-te', null),
('62', 'Sở Tư pháp', 'unit', 'kontum.so-tu-phap', null),
('62', 'UBND cấp huyện', 'block', null, 'district'),
('62', 'Các đơn vị', 'all', null, null),
('62', 'Các huyện ủy', 'outside', null, null);

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
