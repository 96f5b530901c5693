-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('sekretariat', 'inspektorat', 'dinas', 'badan', 'satuan', 'rumah_sakit', 'kecamatan', 'kelurahan', 'bagian', 'bidang', 'subbagian', 'seksi', 'uptd', 'sekolah', 'puskesmas');

-- CreateEnum
CREATE TYPE "employment_kind" AS ENUM ('pns', 'cpns', 'pppk', 'pppk_paruh_waktu');

-- CreateEnum
CREATE TYPE "legal_status" AS ENUM ('aktif', 'cltn', 'tugas_belajar', 'pemberhentian_sementara', 'hukuman_disiplin', 'mpp', 'pensiun', 'berhenti');

-- CreateEnum
CREATE TYPE "sex" AS ENUM ('l', 'p');

-- CreateEnum
CREATE TYPE "number_kind" AS ENUM ('nip', 'nip_lama', 'ni_pppk');

-- CreateEnum
CREATE TYPE "appointment_kind" AS ENUM ('cpns', 'pns', 'pppk', 'pppk_paruh_waktu', 'mutasi_masuk');

-- CreateEnum
CREATE TYPE "raise_kind" AS ENUM ('kgb', 'pmk');

-- CreateEnum
CREATE TYPE "post_kind" AS ENUM ('jpt_utama', 'jpt_madya', 'jpt_pratama', 'administrator', 'pengawas', 'fungsional', 'pelaksana');

-- CreateEnum
CREATE TYPE "functional_level" AS ENUM ('pemula', 'terampil', 'mahir', 'penyelia', 'ahli_pertama', 'ahli_muda', 'ahli_madya', 'ahli_utama');

-- CreateEnum
CREATE TYPE "post_assignment" AS ENUM ('definitif', 'plt', 'plh', 'pj', 'tugas_tambahan');

-- CreateEnum
CREATE TYPE "education_level" AS ENUM ('sd', 'sltp', 'sltp_kejuruan', 'slta', 'd1', 'd2', 'sgplb', 'd3', 's1', 's2', 's3');

-- CreateEnum
CREATE TYPE "credit_kind" AS ENUM ('pertama', 'integrasi', 'konversi');

-- CreateEnum
CREATE TYPE "exam_kind" AS ENUM ('ujian_dinas_1', 'ujian_dinas_2', 'upkp', 'diklatpim_4', 'pkp', 'diklatpim_3', 'pka', 'diklatpim_2', 'pkn_2', 'latsar');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('ringan', 'sedang', 'berat');

-- CreateEnum
CREATE TYPE "award_kind" AS ENUM ('slks_10', 'slks_20', 'slks_30');

-- CreateEnum
CREATE TYPE "competency_kind" AS ENUM ('manajerial', 'sosial_kultural', 'teknis');

-- CreateEnum
CREATE TYPE "training_mode" AS ENUM ('luring', 'daring', 'campuran');

-- CreateEnum
CREATE TYPE "registration_status" AS ENUM ('terdaftar', 'batal', 'hadir', 'tidak_hadir');

-- CreateEnum
CREATE TYPE "proposal_service" AS ENUM ('kp', 'kgb', 'pensiun', 'pindah_instansi', 'pencantuman_gelar', 'pmk', 'kartu_asn');

-- CreateEnum
CREATE TYPE "holiday_kind" AS ENUM ('libur', 'cuti_bersama');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('telegram', 'whatsapp_web', 'whatsapp_cloud', 'browser', 'terminal');

-- CreateEnum
CREATE TYPE "address_state" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "bond_method" AS ENUM ('phone_and_nip', 'activation_code', 'operator', 'sample');

-- CreateEnum
CREATE TYPE "inbound_state" AS ENUM ('waiting', 'answered', 'noted', 'failed');

-- CreateEnum
CREATE TYPE "lane" AS ENUM ('answer', 'security', 'reminder', 'broadcast');

-- CreateEnum
CREATE TYPE "outbound_state" AS ENUM ('waiting', 'sending', 'sent', 'delivered', 'read', 'failed', 'in_doubt', 'dropped');

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "parent_id" UUID,
    "agency_id" UUID NOT NULL,
    "source_id" TEXT,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" "unit_kind" NOT NULL,
    "is_agency" BOOLEAN NOT NULL DEFAULT false,
    "work_week_days" SMALLINT NOT NULL DEFAULT 5,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employee" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source_id" TEXT,
    "unit_id" UUID NOT NULL,
    "supervisor_id" UUID,
    "full_name" TEXT NOT NULL,
    "front_title" TEXT,
    "back_title" TEXT,
    "birth_date" DATE NOT NULL,
    "birth_place" TEXT,
    "sex" "sex" NOT NULL,
    "kind" "employment_kind" NOT NULL,
    "legal_status" "legal_status" NOT NULL DEFAULT 'aktif',
    "legal_status_since" DATE,
    "tmt_cpns" DATE,
    "tmt_pns" DATE,
    "tmt_pensiun" DATE,
    "bup" SMALLINT,
    "phone" TEXT,
    "email" TEXT,
    "left_on" DATE,
    "batch_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employee_number" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "kind" "number_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "employee_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "kind" "appointment_kind" NOT NULL,
    "tmt" DATE NOT NULL,
    "decree_number" TEXT,
    "decree_date" DATE,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rank_entry" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "tmt" DATE NOT NULL,
    "service_years" SMALLINT NOT NULL,
    "service_months" SMALLINT NOT NULL,
    "promotion_code" SMALLINT,
    "decree_number" TEXT,
    "decree_date" DATE,

    CONSTRAINT "rank_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "raise_entry" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "kind" "raise_kind" NOT NULL,
    "grade" TEXT NOT NULL,
    "tmt" DATE NOT NULL,
    "service_years" SMALLINT NOT NULL,
    "service_months" SMALLINT NOT NULL,
    "decree_number" TEXT,
    "decree_date" DATE,

    CONSTRAINT "raise_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_entry" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" "post_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "profession" TEXT,
    "level" "functional_level",
    "echelon" TEXT,
    "retirement_age" SMALLINT,
    "assignment" "post_assignment" NOT NULL DEFAULT 'definitif',
    "tmt" DATE NOT NULL,
    "inducted_on" DATE,
    "ended_on" DATE,
    "decree_number" TEXT,

    CONSTRAINT "post_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "education_entry" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "level" "education_level" NOT NULL,
    "programme" TEXT NOT NULL,
    "institution" TEXT,
    "graduated_on" DATE NOT NULL,
    "recognised_on" DATE,

    CONSTRAINT "education_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_entry" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "kind" "credit_kind" NOT NULL,
    "level" "functional_level" NOT NULL,
    "period_from" DATE NOT NULL,
    "period_until" DATE NOT NULL,
    "total" DECIMAL(8,3) NOT NULL,
    "decree_number" TEXT,

    CONSTRAINT "credit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_pass" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "kind" "exam_kind" NOT NULL,
    "passed_on" DATE NOT NULL,
    "letter_number" TEXT,

    CONSTRAINT "exam_pass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discipline_entry" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "severity" "severity" NOT NULL,
    "period_from" DATE NOT NULL,
    "period_until" DATE,

    CONSTRAINT "discipline_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_entry" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "status" "legal_status" NOT NULL,
    "period_from" DATE NOT NULL,
    "period_until" DATE,

    CONSTRAINT "status_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "kind" "award_kind" NOT NULL,
    "awarded_on" DATE NOT NULL,
    "decree_number" TEXT,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave_year" (
    "employee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "used" SMALLINT NOT NULL,
    "collective_worked" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "leave_year_pkey" PRIMARY KEY ("employee_id","year")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "number" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_year" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "rater_id" UUID,
    "year" SMALLINT NOT NULL,
    "plan_submitted_on" DATE,
    "plan_approved_on" DATE,
    "self_assessed_on" DATE,
    "evaluated_on" DATE,
    "result" SMALLINT,
    "behaviour" SMALLINT,
    "predicate" SMALLINT,

    CONSTRAINT "appraisal_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "periodic_evaluation" (
    "appraisal_id" BIGINT NOT NULL,
    "quarter" SMALLINT NOT NULL,
    "submitted_on" DATE,
    "evaluated_on" DATE,
    "result" SMALLINT,
    "behaviour" SMALLINT,
    "predicate" SMALLINT,

    CONSTRAINT "periodic_evaluation_pkey" PRIMARY KEY ("appraisal_id","quarter")
);

-- CreateTable
CREATE TABLE "competency" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "competency_kind" NOT NULL,
    "is_digital" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "competency_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "competency_requirement" (
    "id" BIGSERIAL NOT NULL,
    "competency_code" TEXT NOT NULL,
    "post_kind" "post_kind" NOT NULL,
    "profession" TEXT,
    "level" "functional_level",
    "required" SMALLINT NOT NULL,

    CONSTRAINT "competency_requirement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competency_assessment" (
    "employee_id" UUID NOT NULL,
    "competency_code" TEXT NOT NULL,
    "assessed" SMALLINT NOT NULL,
    "assessed_on" DATE NOT NULL,

    CONSTRAINT "competency_assessment_pkey" PRIMARY KEY ("employee_id","competency_code")
);

-- CreateTable
CREATE TABLE "training" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "form" SMALLINT NOT NULL,
    "hours" SMALLINT NOT NULL,
    "provider" TEXT NOT NULL,
    "summary" TEXT NOT NULL,

    CONSTRAINT "training_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_competency" (
    "training_id" UUID NOT NULL,
    "competency_code" TEXT NOT NULL,
    "target_level" SMALLINT NOT NULL,

    CONSTRAINT "training_competency_pkey" PRIMARY KEY ("training_id","competency_code")
);

-- CreateTable
CREATE TABLE "training_session" (
    "id" SERIAL NOT NULL,
    "training_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "start_time" TEXT NOT NULL,
    "end_time" TEXT NOT NULL,
    "mode" "training_mode" NOT NULL,
    "place" TEXT NOT NULL,
    "quota" SMALLINT NOT NULL,
    "registration_closes_on" DATE NOT NULL,
    "post_kinds" "post_kind"[],
    "professions" TEXT[],
    "employment_kinds" "employment_kind"[],
    "agency_ids" UUID[],
    "contact" TEXT,
    "cancelled_on" DATE,

    CONSTRAINT "training_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_registration" (
    "session_id" INTEGER NOT NULL,
    "employee_id" UUID NOT NULL,
    "status" "registration_status" NOT NULL DEFAULT 'terdaftar',
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_registration_pkey" PRIMARY KEY ("session_id","employee_id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" BIGSERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT,
    "form" SMALLINT NOT NULL,
    "provider" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "hours" SMALLINT,
    "is_approved" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source_id" TEXT,
    "employee_id" UUID NOT NULL,
    "service" "proposal_service" NOT NULL,
    "title" TEXT NOT NULL,
    "submitted_on" DATE NOT NULL,
    "target_tmt" DATE,
    "closed_on" DATE,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_step" (
    "id" BIGSERIAL NOT NULL,
    "proposal_id" UUID NOT NULL,
    "status_text" TEXT NOT NULL,
    "reached_on" DATE NOT NULL,
    "holder" TEXT,
    "note" TEXT,

    CONSTRAINT "proposal_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "holiday_kind" NOT NULL,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "rule_parameter" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_parameter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "row_count" INTEGER NOT NULL,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_address" (
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" "address_state" NOT NULL DEFAULT 'open',
    "closed_reason" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_address_pkey" PRIMARY KEY ("channel","account","address")
);

-- CreateTable
CREATE TABLE "channel_bond" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "employee_id" UUID NOT NULL,
    "method" "bond_method" NOT NULL,
    "platform_user_id" TEXT,
    "bound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "channel_bond_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" BIGSERIAL NOT NULL,
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "notice_version" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activation_code" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "employee_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "activation_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "binding_attempt" (
    "id" BIGSERIAL NOT NULL,
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "employee_id" UUID,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "binding_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" BIGSERIAL NOT NULL,
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "employee_id" UUID,
    "state" JSONB NOT NULL DEFAULT '{}',
    "lease_token" BIGINT NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "last_inbound_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_message" (
    "id" BIGSERIAL NOT NULL,
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "platform_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "inbound_state" NOT NULL DEFAULT 'waiting',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbound_message" (
    "id" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "employee_id" UUID,
    "lane" "lane" NOT NULL,
    "cause" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" "outbound_state" NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "claim_token" BIGINT,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "platform_ids" TEXT[],
    "parts_sent" SMALLINT NOT NULL DEFAULT 0,
    "failure" TEXT,
    "failure_detail" TEXT,

    CONSTRAINT "outbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "token" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "channel_state" (
    "channel" "channel" NOT NULL,
    "account" TEXT NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "cursor" TEXT,

    CONSTRAINT "channel_state_pkey" PRIMARY KEY ("channel","account")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "employee_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "unit_source_id_key" ON "unit"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "unit"("code");

-- CreateIndex
CREATE INDEX "unit_parent_id_idx" ON "unit"("parent_id");

-- CreateIndex
CREATE INDEX "unit_agency_id_idx" ON "unit"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "employee_source_id_key" ON "employee"("source_id");

-- CreateIndex
CREATE INDEX "employee_unit_id_idx" ON "employee"("unit_id");

-- CreateIndex
CREATE INDEX "employee_supervisor_id_idx" ON "employee"("supervisor_id");

-- CreateIndex
CREATE INDEX "employee_phone_idx" ON "employee"("phone");

-- CreateIndex
CREATE INDEX "employee_full_name_idx" ON "employee"("full_name");

-- CreateIndex
CREATE INDEX "employee_batch_id_idx" ON "employee"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "employee_number_value_key" ON "employee_number"("value");

-- CreateIndex
CREATE INDEX "employee_number_employee_id_idx" ON "employee_number"("employee_id");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_employee_id_kind_tmt_key" ON "appointment"("employee_id", "kind", "tmt");

-- CreateIndex
CREATE UNIQUE INDEX "rank_entry_employee_id_tmt_grade_key" ON "rank_entry"("employee_id", "tmt", "grade");

-- CreateIndex
CREATE UNIQUE INDEX "raise_entry_employee_id_tmt_kind_key" ON "raise_entry"("employee_id", "tmt", "kind");

-- CreateIndex
CREATE INDEX "post_entry_unit_id_idx" ON "post_entry"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_entry_employee_id_tmt_title_assignment_key" ON "post_entry"("employee_id", "tmt", "title", "assignment");

-- CreateIndex
CREATE UNIQUE INDEX "education_entry_employee_id_level_programme_graduated_on_key" ON "education_entry"("employee_id", "level", "programme", "graduated_on");

-- CreateIndex
CREATE UNIQUE INDEX "credit_entry_employee_id_level_period_until_key" ON "credit_entry"("employee_id", "level", "period_until");

-- CreateIndex
CREATE UNIQUE INDEX "exam_pass_employee_id_kind_key" ON "exam_pass"("employee_id", "kind");

-- CreateIndex
CREATE INDEX "discipline_entry_employee_id_idx" ON "discipline_entry"("employee_id");

-- CreateIndex
CREATE UNIQUE INDEX "status_entry_employee_id_status_period_from_key" ON "status_entry"("employee_id", "status", "period_from");

-- CreateIndex
CREATE UNIQUE INDEX "award_employee_id_kind_key" ON "award"("employee_id", "kind");

-- CreateIndex
CREATE INDEX "contract_ends_on_idx" ON "contract"("ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "contract_employee_id_starts_on_key" ON "contract"("employee_id", "starts_on");

-- CreateIndex
CREATE INDEX "appraisal_year_rater_id_year_idx" ON "appraisal_year"("rater_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_year_employee_id_year_key" ON "appraisal_year"("employee_id", "year");

-- CreateIndex
CREATE INDEX "competency_requirement_post_kind_idx" ON "competency_requirement"("post_kind");

-- CreateIndex
CREATE UNIQUE INDEX "training_title_key" ON "training"("title");

-- CreateIndex
CREATE INDEX "training_session_starts_on_idx" ON "training_session"("starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "training_session_training_id_starts_on_key" ON "training_session"("training_id", "starts_on");

-- CreateIndex
CREATE INDEX "training_registration_employee_id_idx" ON "training_registration"("employee_id");

-- CreateIndex
CREATE INDEX "certificate_employee_id_idx" ON "certificate"("employee_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_source_id_key" ON "proposal"("source_id");

-- CreateIndex
CREATE INDEX "proposal_employee_id_idx" ON "proposal"("employee_id");

-- CreateIndex
CREATE INDEX "proposal_step_proposal_id_reached_on_idx" ON "proposal_step"("proposal_id", "reached_on");

-- CreateIndex
CREATE UNIQUE INDEX "rule_parameter_key_valid_from_key" ON "rule_parameter"("key", "valid_from");

-- CreateIndex
CREATE INDEX "channel_bond_employee_id_idx" ON "channel_bond"("employee_id");

-- CreateIndex
CREATE INDEX "channel_bond_channel_account_address_idx" ON "channel_bond"("channel", "account", "address");

-- CreateIndex
CREATE INDEX "consent_channel_account_address_idx" ON "consent"("channel", "account", "address");

-- CreateIndex
CREATE UNIQUE INDEX "activation_code_code_hash_key" ON "activation_code"("code_hash");

-- CreateIndex
CREATE INDEX "activation_code_employee_id_idx" ON "activation_code"("employee_id");

-- CreateIndex
CREATE INDEX "binding_attempt_channel_account_address_at_idx" ON "binding_attempt"("channel", "account", "address", "at");

-- CreateIndex
CREATE INDEX "binding_attempt_employee_id_at_idx" ON "binding_attempt"("employee_id", "at");

-- CreateIndex
CREATE INDEX "conversation_employee_id_idx" ON "conversation"("employee_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_channel_account_address_key" ON "conversation"("channel", "account", "address");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_message_channel_account_platform_id_key" ON "inbound_message"("channel", "account", "platform_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_message_position_key" ON "outbound_message"("position");

-- CreateIndex
CREATE INDEX "outbound_message_channel_account_address_position_idx" ON "outbound_message"("channel", "account", "address", "position");

-- CreateIndex
CREATE INDEX "outbound_message_cause_idx" ON "outbound_message"("cause");

-- CreateIndex
CREATE INDEX "audit_entry_employee_id_at_idx" ON "audit_entry"("employee_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee_number" ADD CONSTRAINT "employee_number_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rank_entry" ADD CONSTRAINT "rank_entry_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "raise_entry" ADD CONSTRAINT "raise_entry_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_entry" ADD CONSTRAINT "post_entry_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_entry" ADD CONSTRAINT "post_entry_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "education_entry" ADD CONSTRAINT "education_entry_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_pass" ADD CONSTRAINT "exam_pass_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_entry" ADD CONSTRAINT "discipline_entry_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_entry" ADD CONSTRAINT "status_entry_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_year" ADD CONSTRAINT "leave_year_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_year" ADD CONSTRAINT "appraisal_year_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_year" ADD CONSTRAINT "appraisal_year_rater_id_fkey" FOREIGN KEY ("rater_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "periodic_evaluation" ADD CONSTRAINT "periodic_evaluation_appraisal_id_fkey" FOREIGN KEY ("appraisal_id") REFERENCES "appraisal_year"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency_requirement" ADD CONSTRAINT "competency_requirement_competency_code_fkey" FOREIGN KEY ("competency_code") REFERENCES "competency"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency_assessment" ADD CONSTRAINT "competency_assessment_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency_assessment" ADD CONSTRAINT "competency_assessment_competency_code_fkey" FOREIGN KEY ("competency_code") REFERENCES "competency"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_competency" ADD CONSTRAINT "training_competency_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_competency" ADD CONSTRAINT "training_competency_competency_code_fkey" FOREIGN KEY ("competency_code") REFERENCES "competency"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "training"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_registration" ADD CONSTRAINT "training_registration_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_registration" ADD CONSTRAINT "training_registration_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_step" ADD CONSTRAINT "proposal_step_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_bond" ADD CONSTRAINT "channel_bond_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "binding_attempt" ADD CONSTRAINT "binding_attempt_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_message" ADD CONSTRAINT "outbound_message_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say: the spine's partial indexes. They hold only rows that still have to be worked on,
-- so claiming stays fast however many rows are done.
CREATE INDEX "inbound_message_waiting" ON "inbound_message" ("channel", "account", "address", "id") WHERE "state" = 'waiting';
CREATE INDEX "outbound_message_waiting" ON "outbound_message" ("channel", "account", "lane", "not_before", "position") WHERE "state" = 'waiting';
CREATE INDEX "outbound_message_sending" ON "outbound_message" ("channel", "account", "claimed_at") WHERE "state" = 'sending';

-- At most one live bond an address, one live consent an address.
CREATE UNIQUE INDEX "channel_bond_live" ON "channel_bond" ("channel", "account", "address") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "consent_live" ON "consent" ("channel", "account", "address") WHERE "withdrawn_at" IS NULL;
