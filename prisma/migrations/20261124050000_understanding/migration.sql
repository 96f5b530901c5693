-- Likeness of words, for finding articles and for grouping questions; a trusted extension, so the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "article_state" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "article_origin" AS ENUM ('file', 'console');

-- CreateEnum
CREATE TYPE "handover_reason" AS ENUM ('request', 'anger', 'failures', 'people_only', 'no_answer');

-- CreateEnum
CREATE TYPE "handover_state" AS ENUM ('waiting', 'taken', 'answered', 'closed');

-- CreateEnum
CREATE TYPE "handover_author" AS ENUM ('employee', 'officer');

-- CreateEnum
CREATE TYPE "question_state" AS ENUM ('open', 'answered', 'ignored');

-- CreateEnum
CREATE TYPE "unanswered_reason" AS ENUM ('unclear', 'no_article', 'refused_guess');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('open', 'right', 'mended');

-- CreateTable
CREATE TABLE "article" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "questions" TEXT[],
    "keywords" TEXT[],
    "topics" TEXT[],
    "body" TEXT NOT NULL,
    "sources" TEXT[],
    "uncertainty" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "owner" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "people_only" BOOLEAN NOT NULL DEFAULT false,
    "state" "article_state" NOT NULL DEFAULT 'published',
    "origin" "article_origin" NOT NULL DEFAULT 'file',
    "file_hash" TEXT,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" SERIAL NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "employee_id" UUID,
    "reason" "handover_reason" NOT NULL,
    "subject" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "state" "handover_state" NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by" TEXT,
    "taken_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_message" (
    "id" BIGSERIAL NOT NULL,
    "handover_id" INTEGER NOT NULL,
    "author" "handover_author" NOT NULL,
    "by" TEXT,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handover_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_group" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,
    "state" "question_state" NOT NULL DEFAULT 'open',
    "article_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unanswered_question" (
    "id" BIGSERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "employee_id" UUID,
    "reason" "unanswered_reason" NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "unanswered_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_review" (
    "id" SERIAL NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "employee_id" UUID,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'open',
    "finding" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_trace" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "conversation_id" BIGINT,
    "purpose" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "response" JSONB,
    "outcome" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "model_trace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_usage" (
    "day" DATE NOT NULL,
    "scope" TEXT NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "tokens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "model_usage_pkey" PRIMARY KEY ("day","scope")
);

-- CreateIndex
CREATE UNIQUE INDEX "article_slug_key" ON "article"("slug");

-- CreateIndex
CREATE INDEX "handover_state_due_at_idx" ON "handover"("state", "due_at");

-- CreateIndex
CREATE INDEX "handover_conversation_id_idx" ON "handover"("conversation_id");

-- CreateIndex
CREATE INDEX "handover_employee_id_idx" ON "handover"("employee_id");

-- CreateIndex
CREATE INDEX "handover_message_handover_id_idx" ON "handover_message"("handover_id");

-- CreateIndex
CREATE INDEX "question_group_article_id_idx" ON "question_group"("article_id");

-- CreateIndex
CREATE INDEX "question_group_state_idx" ON "question_group"("state");

-- CreateIndex
CREATE INDEX "unanswered_question_group_id_idx" ON "unanswered_question"("group_id");

-- CreateIndex
CREATE INDEX "unanswered_question_conversation_id_idx" ON "unanswered_question"("conversation_id");

-- CreateIndex
CREATE INDEX "unanswered_question_employee_id_idx" ON "unanswered_question"("employee_id");

-- CreateIndex
CREATE INDEX "answer_review_state_idx" ON "answer_review"("state");

-- CreateIndex
CREATE INDEX "answer_review_conversation_id_idx" ON "answer_review"("conversation_id");

-- CreateIndex
CREATE INDEX "answer_review_employee_id_idx" ON "answer_review"("employee_id");

-- CreateIndex
CREATE INDEX "model_trace_at_idx" ON "model_trace"("at");

-- CreateIndex
CREATE INDEX "model_trace_conversation_id_idx" ON "model_trace"("conversation_id");

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_message" ADD CONSTRAINT "handover_message_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_group" ADD CONSTRAINT "question_group_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_question" ADD CONSTRAINT "unanswered_question_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "question_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_question" ADD CONSTRAINT "unanswered_question_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_question" ADD CONSTRAINT "unanswered_question_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_review" ADD CONSTRAINT "answer_review_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_review" ADD CONSTRAINT "answer_review_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_trace" ADD CONSTRAINT "model_trace_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
