using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.Infrastructure;

internal static class ModuleInitializer
{
    // Here as in any project that uses Verify.SourceGenerators.
    [ModuleInitializer]
    public static void Initialize() => VerifySourceGenerators.Initialize();
}
