-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "told_at" TIMESTAMPTZ(3);
