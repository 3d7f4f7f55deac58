using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// Operations without a WebAssembly instruction. Its interpreter calls a method for each: a multiply-add of four lanes takes 33 ns, whereas a multiplication
/// and an addition take 4 ns each. In the browser they are plain operations; elsewhere the JIT knows that it is no browser and compiles one instruction.
/// </summary>
/// <remarks>Vectors of 512 bits need no such choice: the interpreter never uses them.</remarks>
internal static class VectorArithmetic
{
    /// <summary>left · right + addend, with one rounding if the processor has a fused multiply-add, otherwise with two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> left, Vector<float> right, Vector<float> addend) =>
        OperatingSystem.IsBrowser() ? (left * right) + addend : Vector.MultiplyAddEstimate(left, right, addend);

    /// <inheritdoc cref="MultiplyAdd(Vector{float}, Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        OperatingSystem.IsBrowser() ? (left * right) + addend : Vector128.MultiplyAddEstimate(left, right, addend);

    /// <summary>The integer part of numbers that fit an <see cref="int"/>; undefined for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> ConvertToInt32(Vector<float> value) =>
        OperatingSystem.IsBrowser() ? Vector.ConvertToInt32(value) : Vector.ConvertToInt32Native(value);
}
