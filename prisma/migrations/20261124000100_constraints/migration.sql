-- What the personnel rules take for granted, held by the database, so that no import can break a rule's footing.

-- Units: an agency is its own agency; weeks have five or six working days.
ALTER TABLE unit
  ADD CONSTRAINT unit_agency_is_own CHECK (NOT is_agency OR agency_id = id),
  ADD CONSTRAINT unit_not_own_parent CHECK (parent_id <> id),
  ADD CONSTRAINT unit_work_week CHECK (work_week_days IN (5, 6)),
  ADD CONSTRAINT unit_valid_range CHECK (valid_to >= valid_from);

-- People. Numbers are text of digits: 18 of a NIP or NI PPPK, 9 of a NIP lama.
ALTER TABLE employee
  ADD CONSTRAINT employee_not_own_supervisor CHECK (supervisor_id <> id),
  ADD CONSTRAINT employee_phone_e164 CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT employee_birth_date CHECK (birth_date BETWEEN DATE '1900-01-01' AND DATE '2100-01-01'),
  ADD CONSTRAINT employee_bup CHECK (bup BETWEEN 40 AND 80),
  ADD CONSTRAINT employee_full_name CHECK (btrim(full_name) <> '');
ALTER TABLE employee_number
  ADD CONSTRAINT employee_number_digits
    CHECK (CASE kind WHEN 'nip_lama' THEN value ~ '^[0-9]{9}$' ELSE value ~ '^[0-9]{18}$' END),
  ADD CONSTRAINT employee_number_range CHECK (valid_to >= valid_from);
-- One current number a person; the old nine-digit one may stand beside it.
CREATE UNIQUE INDEX employee_number_current ON employee_number (employee_id)
  WHERE valid_to IS NULL AND kind <> 'nip_lama';

-- Ranks and raises: a known golongan, and service of years and months as decrees print it.
ALTER TABLE rank_entry
  ADD CONSTRAINT rank_entry_grade
    CHECK (grade ~ '^((I|II|III)/[a-d]|IV/[a-e]|I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVII)$'),
  ADD CONSTRAINT rank_entry_service CHECK (service_years BETWEEN 0 AND 60 AND service_months BETWEEN 0 AND 11);
ALTER TABLE raise_entry
  ADD CONSTRAINT raise_entry_grade
    CHECK (grade ~ '^((I|II|III)/[a-d]|IV/[a-e]|I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVII)$'),
  ADD CONSTRAINT raise_entry_service CHECK (service_years BETWEEN 0 AND 60 AND service_months BETWEEN 0 AND 11);

-- Posts: echelons belong to managerial posts, levels to functional ones.
ALTER TABLE post_entry
  ADD CONSTRAINT post_entry_range CHECK (ended_on >= tmt),
  ADD CONSTRAINT post_entry_echelon CHECK (echelon IN ('I.a', 'I.b', 'II.a', 'II.b', 'III.a', 'III.b', 'IV.a', 'IV.b')),
  ADD CONSTRAINT post_entry_level CHECK (level IS NULL OR kind = 'fungsional'),
  ADD CONSTRAINT post_entry_retirement_age CHECK (retirement_age BETWEEN 40 AND 80);
-- The present post, found without the history.
CREATE INDEX post_entry_present ON post_entry (employee_id, tmt DESC) WHERE assignment = 'definitif';

ALTER TABLE credit_entry
  ADD CONSTRAINT credit_entry_range CHECK (period_until >= period_from),
  ADD CONSTRAINT credit_entry_total CHECK (total >= 0);
ALTER TABLE discipline_entry ADD CONSTRAINT discipline_entry_range CHECK (period_until >= period_from);
ALTER TABLE status_entry
  ADD CONSTRAINT status_entry_range CHECK (period_until >= period_from),
  ADD CONSTRAINT status_entry_not_active CHECK (status <> 'aktif');
ALTER TABLE contract ADD CONSTRAINT contract_range CHECK (ends_on >= starts_on);
ALTER TABLE leave_year ADD CONSTRAINT leave_year_days CHECK (used BETWEEN 0 AND 60 AND collective_worked BETWEEN 0 AND 60);

-- Appraisal: codes of SIASN, 1 is the best; a predicate is never without the day of its evaluation.
ALTER TABLE appraisal_year
  ADD CONSTRAINT appraisal_year_year CHECK (year BETWEEN 1990 AND 2200),
  ADD CONSTRAINT appraisal_year_result CHECK (result BETWEEN 1 AND 3),
  ADD CONSTRAINT appraisal_year_behaviour CHECK (behaviour BETWEEN 1 AND 3),
  ADD CONSTRAINT appraisal_year_predicate CHECK (predicate BETWEEN 1 AND 5),
  ADD CONSTRAINT appraisal_year_not_own_rater CHECK (rater_id <> employee_id);
ALTER TABLE periodic_evaluation
  ADD CONSTRAINT periodic_evaluation_quarter CHECK (quarter BETWEEN 1 AND 4),
  ADD CONSTRAINT periodic_evaluation_result CHECK (result BETWEEN 1 AND 3),
  ADD CONSTRAINT periodic_evaluation_behaviour CHECK (behaviour BETWEEN 1 AND 3),
  ADD CONSTRAINT periodic_evaluation_predicate CHECK (predicate BETWEEN 1 AND 5);

-- Training and competencies.
ALTER TABLE competency_requirement ADD CONSTRAINT competency_requirement_level CHECK (required BETWEEN 1 AND 5);
-- Partial in form only: schema.prisma cannot say NULLS NOT DISTINCT, and the engine leaves partial indexes alone.
CREATE UNIQUE INDEX competency_requirement_once
  ON competency_requirement (competency_code, post_kind, profession, level) NULLS NOT DISTINCT
  WHERE required IS NOT NULL;
ALTER TABLE competency_assessment ADD CONSTRAINT competency_assessment_level CHECK (assessed BETWEEN 0 AND 5);
ALTER TABLE training_competency ADD CONSTRAINT training_competency_level CHECK (target_level BETWEEN 1 AND 5);
ALTER TABLE training
  ADD CONSTRAINT training_form CHECK (form BETWEEN 1 AND 25),
  ADD CONSTRAINT training_hours CHECK (hours BETWEEN 1 AND 2000);
ALTER TABLE training_session
  ADD CONSTRAINT training_session_range CHECK (ends_on >= starts_on),
  ADD CONSTRAINT training_session_closes CHECK (registration_closes_on <= ends_on),
  ADD CONSTRAINT training_session_quota CHECK (quota >= 0),
  ADD CONSTRAINT training_session_times
    CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND end_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
ALTER TABLE certificate
  ADD CONSTRAINT certificate_range CHECK (ends_on >= starts_on),
  ADD CONSTRAINT certificate_hours CHECK (hours BETWEEN 0 AND 2000),
  ADD CONSTRAINT certificate_form CHECK (form BETWEEN 1 AND 25);

ALTER TABLE proposal ADD CONSTRAINT proposal_closed CHECK (closed_on >= submitted_on);

-- Rules and calendar.
ALTER TABLE holiday ADD CONSTRAINT holiday_status CHECK (status IN ('tetap', 'menunggu_keppres'));
ALTER TABLE rule_parameter
  ADD CONSTRAINT rule_parameter_status CHECK (status IN ('verified', 'unverified', 'local')),
  ADD CONSTRAINT rule_parameter_range CHECK (valid_to >= valid_from);
