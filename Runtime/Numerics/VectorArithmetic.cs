using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// Operations for which WebAssembly has no instruction. Its interpreter calls a method for each: 33 ns for a multiply-add of four lanes, where a multiplication
/// and an addition take 4 ns each. There they are written with plain operations; elsewhere the JIT knows that this is no browser and compiles one instruction.
/// </summary>
/// <remarks>Vectors of 512 bits need no such choice: the interpreter never takes them.</remarks>
internal static class VectorArithmetic
{
    /// <summary>left · right + addend, with one rounding where the processor has a fused multiply-add, with two elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> left, Vector<float> right, Vector<float> addend) =>
        OperatingSystem.IsBrowser() ? (left * right) + addend : Vector.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc cref="MultiplyAdd(Vector{float}, Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        OperatingSystem.IsBrowser() ? (left * right) + addend : Vector128.MultiplyAddEstimate(left, right, addend);

    /// <summary>The whole part of numbers that an <see cref="int"/> can hold; anything for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> ConvertToInt32(Vector<float> value) =>
        OperatingSystem.IsBrowser() ? Vector.ConvertToInt32(value) : Vector.ConvertToInt32Native(value);
}
