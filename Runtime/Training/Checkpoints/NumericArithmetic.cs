using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>What of a machine the bits of a training depend on.</summary>
internal static class NumericArithmetic
{
    /// <summary>The lanes of a vector, whether there are vectors of 512 bits beside them, and whether a multiply-add rounds once.</summary>
    public static string Description { get; } = Describe();

    private static string Describe()
    {
        int lanes = Vector<float>.Count;
        bool isFused = Fma.IsSupported || AdvSimd.IsSupported;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"vectors of {lanes} lanes{(Vector512.IsHardwareAccelerated ? " and of 512 bits" : "")}, {(isFused ? "fused" : "separate")} multiply-add");
    }
}
