-- CreateEnum
CREATE TYPE "feedback_round" AS ENUM ('selesai', 'tiga_bulan');

-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('menunggu', 'diproses', 'diterima', 'ditolak', 'batal');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('staging', 'staged', 'applied', 'undone', 'discarded', 'failed');

-- CreateEnum
CREATE TYPE "import_scope" AS ENUM ('city', 'partial');

-- CreateEnum
CREATE TYPE "issue_severity" AS ENUM ('rejected', 'held');

-- CreateEnum
CREATE TYPE "change_kind" AS ENUM ('changed', 'gone');

-- AlterEnum
ALTER TYPE "registration_status" ADD VALUE 'menunggu';

-- AlterEnum
ALTER TYPE "training_mode" ADD VALUE 'mandiri';

-- DropIndex
DROP INDEX "certificate_employee_id_idx";

-- DropIndex
DROP INDEX "discipline_entry_employee_id_idx";

-- DropIndex
DROP INDEX "proposal_employee_id_idx";

-- DropIndex
DROP INDEX "proposal_step_proposal_id_reached_on_idx";

-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "appraisal_year" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "award" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "identity" TEXT,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'kursus';

-- AlterTable
ALTER TABLE "competency_assessment" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "credit_entry" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "discipline_entry" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "education_entry" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "employee" ADD COLUMN     "covered" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "employee_number" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "exam_pass" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "applied_by" TEXT,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "files" TEXT[],
ADD COLUMN     "number" SERIAL NOT NULL,
ADD COLUMN     "report" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "scope" "import_scope" NOT NULL DEFAULT 'city',
ADD COLUMN     "state" "import_state" NOT NULL DEFAULT 'applied',
ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_by" TEXT,
ALTER COLUMN "applied_at" DROP NOT NULL,
ALTER COLUMN "applied_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "leave_year" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "periodic_evaluation" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "post_entry" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "proposal_step" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "raise_entry" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "rank_entry" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "status_entry" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "training_registration" ADD COLUMN     "promoted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "training_session" ADD COLUMN     "link" TEXT,
ADD COLUMN     "waiting_limit" SMALLINT NOT NULL DEFAULT 20,
ALTER COLUMN "start_time" DROP NOT NULL,
ALTER COLUMN "end_time" DROP NOT NULL,
ALTER COLUMN "quota" DROP NOT NULL;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "batch_id" UUID;

-- Facts that are there already came with their person.
UPDATE "appointment" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "appraisal_year" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "award" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "certificate" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "competency_assessment" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "contract" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "credit_entry" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "discipline_entry" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "education_entry" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "employee_number" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "exam_pass" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "leave_year" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "post_entry" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "proposal" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "raise_entry" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "rank_entry" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "status_entry" x SET batch_id = e.batch_id FROM employee e WHERE e.id = x.employee_id;
UPDATE "unit" SET batch_id = (SELECT id FROM import_batch ORDER BY as_of LIMIT 1);
UPDATE "periodic_evaluation" x SET batch_id = a.batch_id FROM appraisal_year a WHERE a.id = x.appraisal_id;
UPDATE "proposal_step" x SET batch_id = p.batch_id FROM proposal p WHERE p.id = x.proposal_id;
UPDATE certificate SET identity = 'lama ' || id;
ALTER TABLE "appointment" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "appraisal_year" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "award" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "certificate" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "competency_assessment" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "contract" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "credit_entry" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "discipline_entry" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "education_entry" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "employee_number" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "exam_pass" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "leave_year" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "post_entry" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "proposal" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "raise_entry" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "rank_entry" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "status_entry" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "unit" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "periodic_evaluation" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE "proposal_step" ALTER COLUMN "batch_id" SET NOT NULL;
ALTER TABLE certificate ALTER COLUMN identity SET NOT NULL;

-- CreateTable
CREATE TABLE "professionalism_index" (
    "employee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "qualification" DECIMAL(5,2),
    "competence" DECIMAL(5,2),
    "performance" DECIMAL(5,2),
    "discipline" DECIMAL(5,2),
    "total" DECIMAL(5,2) NOT NULL,
    "batch_id" UUID NOT NULL,

    CONSTRAINT "professionalism_index_pkey" PRIMARY KEY ("employee_id","year")
);

-- CreateTable
CREATE TABLE "training_feedback" (
    "id" BIGSERIAL NOT NULL,
    "session_id" INTEGER NOT NULL,
    "employee_id" UUID NOT NULL,
    "round" "feedback_round" NOT NULL,
    "due_on" DATE NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "useful" SMALLINT,
    "used" SMALLINT,
    "missing" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "employee_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "file_name" TEXT,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_submission" (
    "id" SERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "attachment_id" UUID,
    "state" "request_state" NOT NULL DEFAULT 'menunggu',
    "name" TEXT NOT NULL,
    "number" TEXT,
    "provider" TEXT,
    "form" SMALLINT NOT NULL DEFAULT 25,
    "starts_on" DATE,
    "ends_on" DATE NOT NULL,
    "hours" SMALLINT NOT NULL,
    "certificate_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "decision_note" TEXT,

    CONSTRAINT "certificate_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction_request" (
    "id" SERIAL NOT NULL,
    "employee_id" UUID NOT NULL,
    "attachment_id" UUID,
    "state" "request_state" NOT NULL DEFAULT 'menunggu',
    "field" TEXT NOT NULL,
    "recorded" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "reply" TEXT,

    CONSTRAINT "correction_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_issue" (
    "id" BIGSERIAL NOT NULL,
    "batch_id" UUID NOT NULL,
    "severity" "issue_severity" NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "line" INTEGER,
    "header" TEXT,
    "message" TEXT NOT NULL,
    "remedy" TEXT NOT NULL,
    "original" JSONB NOT NULL DEFAULT '{}',
    "released_at" TIMESTAMPTZ(3),
    "released_by" TEXT,

    CONSTRAINT "import_issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_change" (
    "id" BIGSERIAL NOT NULL,
    "batch_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "change" "change_kind" NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "training_feedback_employee_id_idx" ON "training_feedback"("employee_id");

-- CreateIndex
CREATE INDEX "training_feedback_due_on_idx" ON "training_feedback"("due_on");

-- CreateIndex
CREATE UNIQUE INDEX "training_feedback_session_id_employee_id_round_key" ON "training_feedback"("session_id", "employee_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_employee_id_sha256_key" ON "attachment"("employee_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_submission_certificate_id_key" ON "certificate_submission"("certificate_id");

-- CreateIndex
CREATE INDEX "certificate_submission_employee_id_idx" ON "certificate_submission"("employee_id");

-- CreateIndex
CREATE INDEX "certificate_submission_state_created_at_idx" ON "certificate_submission"("state", "created_at");

-- CreateIndex
CREATE INDEX "correction_request_employee_id_idx" ON "correction_request"("employee_id");

-- CreateIndex
CREATE INDEX "correction_request_state_created_at_idx" ON "correction_request"("state", "created_at");

-- CreateIndex
CREATE INDEX "import_issue_batch_id_severity_code_idx" ON "import_issue"("batch_id", "severity", "code");

-- CreateIndex
CREATE INDEX "import_change_batch_id_table_name_idx" ON "import_change"("batch_id", "table_name");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_employee_id_origin_identity_key" ON "certificate"("employee_id", "origin", "identity");

-- CreateIndex
CREATE UNIQUE INDEX "discipline_entry_employee_id_severity_period_from_key" ON "discipline_entry"("employee_id", "severity", "period_from");

-- CreateIndex
CREATE UNIQUE INDEX "import_batch_number_key" ON "import_batch"("number");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_employee_id_service_submitted_on_key" ON "proposal"("employee_id", "service", "submitted_on");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_step_proposal_id_reached_on_status_text_key" ON "proposal_step"("proposal_id", "reached_on", "status_text");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee_number" ADD CONSTRAINT "employee_number_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rank_entry" ADD CONSTRAINT "rank_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "raise_entry" ADD CONSTRAINT "raise_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_entry" ADD CONSTRAINT "post_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "education_entry" ADD CONSTRAINT "education_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_pass" ADD CONSTRAINT "exam_pass_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_entry" ADD CONSTRAINT "discipline_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_entry" ADD CONSTRAINT "status_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "professionalism_index" ADD CONSTRAINT "professionalism_index_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "professionalism_index" ADD CONSTRAINT "professionalism_index_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_year" ADD CONSTRAINT "leave_year_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_year" ADD CONSTRAINT "appraisal_year_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "periodic_evaluation" ADD CONSTRAINT "periodic_evaluation_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency_assessment" ADD CONSTRAINT "competency_assessment_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_feedback" ADD CONSTRAINT "training_feedback_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_feedback" ADD CONSTRAINT "training_feedback_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_submission" ADD CONSTRAINT "certificate_submission_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_submission" ADD CONSTRAINT "certificate_submission_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_submission" ADD CONSTRAINT "certificate_submission_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_step" ADD CONSTRAINT "proposal_step_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_issue" ADD CONSTRAINT "import_issue_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What imports and the training process take for granted.
ALTER TABLE certificate ADD CONSTRAINT certificate_origin CHECK (origin IN ('diklat', 'kursus', 'kiriman'));
ALTER TABLE professionalism_index ADD CONSTRAINT professionalism_index_points
  CHECK (total BETWEEN 0 AND 100 AND qualification BETWEEN 0 AND 25 AND competence BETWEEN 0 AND 40
    AND performance BETWEEN 0 AND 30 AND discipline BETWEEN 0 AND 5);
ALTER TABLE training_session ADD CONSTRAINT training_session_waiting CHECK (waiting_limit >= 0);
ALTER TABLE training_feedback ADD CONSTRAINT training_feedback_points CHECK (useful BETWEEN 1 AND 4 AND used BETWEEN 1 AND 4);
ALTER TABLE attachment ADD CONSTRAINT attachment_size CHECK (size_bytes = octet_length(content) AND size_bytes <= 20000000);
ALTER TABLE certificate_submission
  ADD CONSTRAINT certificate_submission_range CHECK (ends_on >= starts_on),
  ADD CONSTRAINT certificate_submission_hours CHECK (hours BETWEEN 1 AND 2000),
  ADD CONSTRAINT certificate_submission_form CHECK (form BETWEEN 1 AND 25);
-- One import at a time is read, examined or waiting for a word: its rows stand in the schema below.
CREATE UNIQUE INDEX import_batch_open ON import_batch ((true)) WHERE state IN ('staging', 'staged');
-- Tables made anew for each import, outside of what Prisma keeps.
CREATE SCHEMA staging;
