using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <summary>Exclusion constraints, which the model cannot express: see <c>AreaVersionConfiguration</c>.</summary>
    public partial class AreaValidityNeverOverlaps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            ALTER TABLE area_versions
                ADD CONSTRAINT ex_area_versions_area EXCLUDE USING gist (
                    area_id WITH =, daterange(valid_from, valid_to) WITH &&),
                ADD CONSTRAINT ex_area_versions_code EXCLUDE USING gist (
                    level WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (code IS NOT NULL),
                ADD CONSTRAINT ex_area_versions_name EXCLUDE USING gist (
                    parent_id WITH =, name WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (parent_id IS NOT NULL);
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            ALTER TABLE area_versions
                DROP CONSTRAINT ex_area_versions_area,
                DROP CONSTRAINT ex_area_versions_code,
                DROP CONSTRAINT ex_area_versions_name;
            """);
    }
}
