using Platform.Testing;

namespace Platform.Learners.Tests;

public sealed class OpenApiTests(LearnerFixture learner) :
    OpenApiMatrix<Program>(learner, LearnerWorld.Routes, LearnerFixture.ThaiNguyen), IClassFixture<LearnerFixture>;
