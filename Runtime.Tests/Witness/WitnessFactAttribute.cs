using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime.Tests.Witness;

/// <summary>
/// A test of the hashes, which were made on x64 with a fused multiply-add; skipped, with the reason, where the processor lacks it or vectors of such a length.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WitnessFactAttribute : FactAttribute
{
    public WitnessFactAttribute(int lanes, [CallerMemberName] string test = "")
    {
        Skip = !Fma.IsSupported ? "The hashes are those of x64 with a fused multiply-add, and the bits depend on it."
            : lanes == 16 && !Avx512F.IsSupported ? "The processor has no vectors of 16 lanes (AVX-512)."
            : lanes == 8 && !Avx2.IsSupported ? "The processor has no vectors of 8 lanes (AVX2)."
            : null;
        if (Skip is not null)
        {
            // The console shows names only.
            DisplayName = string.Create(CultureInfo.InvariantCulture, $"{test}: {Skip}");
        }
    }
}
