-- CreateTable
CREATE TABLE "training_feedback_refusal" (
    "employee_id" UUID NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_feedback_refusal_pkey" PRIMARY KEY ("employee_id")
);

-- AddForeignKey
ALTER TABLE "training_feedback_refusal" ADD CONSTRAINT "training_feedback_refusal_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;
