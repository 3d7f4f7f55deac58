namespace NetGen;

/// <summary>Changes the inputs of a row each time that it is put into a batch: shifted images, noise, whatever a network should not be confused by.</summary>
/// <remarks>Set as <see cref="Trainer{TNetwork}.Transform"/>, or handed to <see cref="MiniBatches"/>. It may be called on another thread than the training's, one row at a time.</remarks>
public interface IRowTransform
{
    /// <summary>Writes the changed row.</summary>
    /// <param name="row">The inputs as the data set has them; images are height × width × channels.</param>
    /// <param name="transformed">As many numbers; all must be written. They hold those of another row before, and share no memory with <paramref name="row"/>.</param>
    /// <param name="random">What the change may depend on beside the row, so that it is the same in every run: random numbers of this row in this epoch.</param>
    void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random);
}
