using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// A pinned array of floats, aligned to 64 bytes (one cache line, one 512-bit vector).
/// The pinned heap gives addresses at 48 mod 64, so a few floats before the first are unused. A panel after the last may be read, but is meaningless.
/// </summary>
public sealed class AlignedBuffer
{
    private const int Alignment = 64;
    private const int Behind = Panel.Width;
    private readonly float[] array;
    private readonly int offset;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    public unsafe AlignedBuffer(int length)
    {
        Length = length;
        array = GC.AllocateArray<float>(checked(length + (Alignment / sizeof(float)) + Behind), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        offset = (int)(((Alignment - (address % Alignment)) % Alignment) / sizeof(float));
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The first of <see cref="Length"/> floats.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "False positive on ref returns.")]
    public ref float First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), offset);

    /// <summary>All floats.</summary>
    public Span<float> Span => array.AsSpan(offset, Length);

    /// <summary>All floats, for code that stores them.</summary>
    internal ReadOnlyMemory<float> Memory => array.AsMemory(offset, Length);

    /// <summary>A copy with its own memory.</summary>
    public AlignedBuffer Clone()
    {
        var copy = new AlignedBuffer(Length);
        Span.CopyTo(copy.Span);
        return copy;
    }
}
