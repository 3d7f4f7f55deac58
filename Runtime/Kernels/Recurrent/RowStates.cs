using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The states that rows of a recurrent layer begin with: learnt ones, which are the same for all rows, or those that the rows before them ended with. By
/// default they are 0.
/// </summary>
/// <remarks>A state is h and c, each in as many floats as the units take in whole panels; the c of a layer without one is left alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowStates
{
    // Null references if there are none. A stride of 0 gives all rows the same.
    private readonly ref float hidden;
    private readonly ref float cell;
    private readonly int stride;
    private readonly ref float last;
    private readonly ref float hiddenGradient;
    private readonly ref float cellGradient;
    private readonly int gradientStride;
    private readonly ref bool isFresh;

    private RowStates(ref float hidden, ref float cell, int stride, ref float last, ref bool isFresh)
    {
        this.hidden = ref hidden;
        this.cell = ref cell;
        this.stride = stride;
        this.last = ref last;
        this.isFresh = ref isFresh;
    }

    private RowStates(RowStates states, ref float hiddenGradient, ref float cellGradient, int gradientStride)
    {
        this = states;
        this.hiddenGradient = ref hiddenGradient;
        this.cellGradient = ref cellGradient;
        this.gradientStride = gradientStride;
    }

    /// <summary>Learnt states of a layer without c.</summary>
    /// <param name="hidden">h.</param>
    public static RowStates Learnt(ref float hidden) => Learnt(ref hidden, ref Unsafe.NullRef<float>());

    /// <summary>Learnt states.</summary>
    /// <param name="hidden">h.</param>
    /// <param name="cell">c.</param>
    public static RowStates Learnt(ref float hidden, ref float cell) =>
        new(ref hidden, ref cell, 0, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<bool>());

    /// <summary>The same, for a backward pass that leaves the gradients of h and c of each row.</summary>
    /// <param name="hidden">Receives those of h.</param>
    /// <param name="cell">Receives those of c; the same place as h's if there is no c.</param>
    /// <param name="stride">Floats from row to row.</param>
    public RowStates WithGradients(ref float hidden, ref float cell, int stride) => new(this, ref hidden, ref cell, stride);

    /// <summary>Whether rows begin with another state than 0.</summary>
    internal bool AreGiven => !Unsafe.IsNullRef(ref hidden);

    /// <summary>Whether the backward pass leaves the gradients of the states.</summary>
    internal bool AreLearnt => !Unsafe.IsNullRef(ref hiddenGradient);

    /// <summary>Whether the forward pass leaves the states that rows end with.</summary>
    internal bool AreKept => !Unsafe.IsNullRef(ref last);

    /// <summary>States that rows of a batch begin with, and room for those that they end with.</summary>
    /// <param name="first">h and c of each row.</param>
    /// <param name="last">Receives h and c of each row.</param>
    /// <param name="stride">Floats from row to row, of both.</param>
    /// <param name="part">Floats of h.</param>
    /// <param name="isFresh">For each row, whether it begins with the learnt state: the gradients of other states are cut off.</param>
    internal static RowStates Carried(ref float first, ref float last, int stride, int part, ref bool isFresh) =>
        new(ref first, ref Unsafe.Add(ref first, part), stride, ref last, ref isFresh);

    /// <summary>Copies h and c of a row, where there are any; otherwise 0.</summary>
    /// <param name="row">The row.</param>
    /// <param name="state">Receives h and c.</param>
    /// <param name="part">Floats of each.</param>
    internal void CopyFirst(int row, ref float state, int part)
    {
        CopyOrClear(ref hidden, row, ref state, part);
        CopyOrClear(ref cell, row, ref Unsafe.Add(ref state, part), part);
    }

    /// <summary>c of a row; null if it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref float CellOf(int row) => ref Unsafe.IsNullRef(ref cell) ? ref cell : ref Unsafe.Add(ref cell, (nint)row * stride);

    /// <summary>Keeps what a row ends with.</summary>
    internal void KeepLast(int row, ref float state, int part) => MemoryMarshal.CreateReadOnlySpan(ref state, 2 * part).CopyTo(
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref last, (nint)row * stride), 2 * part));

    /// <summary>Leaves the gradients of the state that a row begins with: 0 where it goes on from another row.</summary>
    internal void KeepGradients(int row, ref float state, int part)
    {
        var ofHidden = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref hiddenGradient, (nint)row * gradientStride), part);
        var ofCell = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref cellGradient, (nint)row * gradientStride), part);
        if (Unsafe.IsNullRef(ref isFresh) || Unsafe.Add(ref isFresh, row))
        {
            // Without c both are one place, which has h's.
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref state, part), part).CopyTo(ofCell);
            MemoryMarshal.CreateReadOnlySpan(ref state, part).CopyTo(ofHidden);
        }
        else
        {
            ofCell.Clear();
            ofHidden.Clear();
        }
    }

    private void CopyOrClear(ref float from, int row, ref float to, int part)
    {
        var destination = MemoryMarshal.CreateSpan(ref to, part);
        if (Unsafe.IsNullRef(ref from))
        {
            destination.Clear();
        }
        else
        {
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, (nint)row * stride), part).CopyTo(destination);
        }
    }
}
